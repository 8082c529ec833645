import { codeRanges, isInRange, type TextRange } from './code-ranges.ts';

/**
 * Addresses in text that are not between `<` and `>`, as links: GitHub's Markdown, which Hugo and Astro read, takes what begins with
 * `https://` or `www.`, and mail addresses, for links (GFM §6.9); CommonMark takes addresses between brackets alone. One that has a line
 * to itself stays as it is, as it may be what is shown there.
 */
export function linkedAddresses(text: string): string {
  if (!/https?:\/\/|www\.|@/i.test(text)) return text;
  const skipped = [...codeRanges(text, 'markdown'), ...linksAndTags(text)].toSorted(
    (a, b) => a.start - b.start,
  );
  const ranges = united(skipped);
  return text.replace(BARE, (written: string, at: number) => {
    if (isInRange(ranges, at)) return written;
    const address = trimmed(written);
    const link = linked(address);
    if (link === undefined) return written;
    const isAlone = isBoundary(text, at, -1) && isBoundary(text, at + address.length, 1);
    return isAlone && /^http/i.test(address) ? written : `${link}${written.slice(address.length)}`;
  });
}

const BARE =
  /(?<![a-z0-9/"'=<:.@+-])(?:(?:https?:\/\/|www\.)[^\s<>"|]{3,2000}|\w[\w.+-]{0,63}@\w[\w-]{0,62}\.\w[\w.-]{0,250})/gi;

/** An address as a link in CommonMark; undefined where GitHub's Markdown would not make one of it. */
function linked(address: string): string | undefined {
  if (/^https?:\/\//i.test(address)) return `<${address}>`;
  if (/^www\./i.test(address))
    return /^www\.[\w-]+\.\w/i.test(address) ? `[${address}](http://${address})` : undefined;
  return /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[\w-]*[a-z]$/i.test(address) ? `<${address}>` : undefined;
}

/** Whether only blanks are between an offset and the end of its line. */
function isBoundary(text: string, at: number, step: -1 | 1): boolean {
  const end = step === 1 ? text.indexOf('\n', at) : text.lastIndexOf('\n', at - 1);
  const line = step === 1 ? text.slice(at, end < 0 ? text.length : end) : text.slice(end + 1, at);
  return line.trim() === '';
}

/** Without the signs that end a sentence, and a parenthesis that was opened before. Chinese text has no blank after an address. */
function trimmed(written: string): string {
  let address = written.split(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’]/, 1)[0] ?? '';
  for (;;) {
    const last = address.at(-1) ?? '';
    const isExtra = last === ')' && address.split(')').length > address.split('(').length;
    if (!isExtra && !/[.,:;!?*_~'\]]/.test(last)) return address;
    address = address.slice(0, -1);
  }
}

/** Where links, their definitions and elements are: an address in them is one already. */
function linksAndTags(text: string): readonly TextRange[] {
  const found: TextRange[] = [];
  for (const pattern of [
    /<[a-zA-Z/][^<>]*>/g,
    /^ {0,3}\[(?!\^)[^[\]\n]{1,300}\]:[^\n]*$/gm,
    /!?\[[^[\]]{0,1000}\](?=[([])/g,
    DESTINATION,
  ])
    for (const match of text.matchAll(pattern))
      found.push({ start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(/<a\b/gi)) {
    const end = text.indexOf('</a', match.index);
    if (end > 0) found.push({ start: match.index, end });
  }
  return found;
}

/** Where a link leads, with its title; where that is not well-formed, the link is text, and the address in it is a bare one. */
const DESTINATION =
  /\]\([^()\s]*(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:\s{1,9}(?:"(?:\\.|[^"\\]){0,500}"|'(?:\\.|[^'\\]){0,500}'|\([^()]{0,500}\)))?\s{0,9}\)/g;

function united(ranges: readonly TextRange[]): readonly TextRange[] {
  const result: TextRange[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last !== undefined && range.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else result.push(range);
  }
  return result;
}
