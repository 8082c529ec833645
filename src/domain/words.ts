/** Signs written without spaces between words: each is a word of its own, and a run of them is found as a phrase. */
const ALONE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const COMBINING_MARK = /\p{M}+/gu;

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}]+/gu;

/** Longer runs of letters are cut here: nobody looks for them, and an index of them would be a waste. */
const LONGEST = 64;

/** Whether a word is such a sign, and so never the beginning of a longer one. */
export function standsAlone(word: string): boolean {
  return ALONE.test(word);
}

/** Keeps a phrase from reaching out of the text it stands in; no text has it, since it is no letter. */
export const BREAK = '\u2029';

/** The words of a text as search knows them, in order: lower-case, without accents, split at all that is neither letter nor digit. */
export function words(text: string): readonly string[] {
  const plain = ASCII.test(text) ? text : text.normalize('NFKD').replace(COMBINING_MARK, '').normalize('NFC');
  const found = plain.toLowerCase().match(WORD) ?? [];
  return found.flatMap(apart);
}

/** What search keeps of an article's texts (title, description, body): words with a space between, a break between texts. */
export function indexWords(texts: readonly string[]): string {
  return texts.map((text) => words(text).join(' ')).join(` ${BREAK} `);
}

/** The text of sanitised HTML: what a person reads, without tags. */
export function htmlText(html: string): string {
  return html
    .replace(COMMENT, '')
    .replace(TAG, (_, name: string) => (INLINE.has(name.toLowerCase()) ? '' : ' '))
    .replace(ENTITY, entity);
}

const ASCII = /^[\0-\x7f]*$/;
const COMMENT = /<!--[^<>]*-->/g;
const TAG = /<\/?([a-z][a-z0-9]*)\b(?:"[^"]*"|[^"<>])*>/gi;
const INLINE = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var wbr'.split(
    ' ',
  ),
);
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function entity(
  _: string,
  hex: string | undefined,
  decimal: string | undefined,
  name: string | undefined,
): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? ' ';
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0x10ffff ? ' ' : String.fromCodePoint(code);
}

/** A run that mixes scripts falls apart into its signs and the letters between them. */
function apart(run: string): readonly string[] {
  if (ASCII.test(run)) return [run.slice(0, LONGEST)];
  const pieces: string[] = [];
  let rest = '';
  for (const character of run) {
    if (ALONE.test(character)) {
      if (rest !== '') pieces.push(rest);
      pieces.push(character);
      rest = '';
    } else if (rest.length < LONGEST) rest += character;
  }
  return rest === '' ? pieces : [...pieces, rest];
}
