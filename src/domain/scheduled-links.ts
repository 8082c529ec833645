import { type Html, trustedHtml } from './html.ts';
import { isVisibleAt, type VisibleWindow } from './instant.ts';

/**
 * An attribute (`href`, `cite`) as stored HTML has it while it depends on the time: under a name that no author can give, so
 * that a link whose times nobody looked at leads nowhere.
 */
export function scheduledAttribute(
  name: 'href' | 'cite',
  url: string,
  { from, until = '' }: { readonly from: number; readonly until?: number | '' },
): readonly [name: string, value: string] {
  return [`data-${name}`, `${from} ${until} ${url}`];
}

/** Text as stored HTML has it that is an address while that is public, and else a word: again one that nobody looked at shows nothing. */
export const scheduledText = (word: string, address: string, { from, until }: VisibleWindow): string =>
  `<span data-text="${from} ${until ?? ''} ${escaped(address)}">${escaped(word)}</span>`;

/** An attribute for people in the same way: what it says while the address in it is not public, and what it says then. */
export const scheduledWords = (
  name: string,
  { closed, open }: { readonly closed: string; readonly open: string },
  { from, until }: VisibleWindow,
): string => ` data-${name}="${from} ${until ?? ''} ${closed}${BETWEEN}${open}"`;

/** Plain text in which addresses are words, or nothing, while they are not public. */
export type ScheduledText = {
  /** Where it is in the value that has it. */
  readonly at: readonly (string | number)[];
  readonly pieces: readonly (string | (VisibleWindow & { readonly open: string; readonly closed: string }))[];
};

/** A value with such texts as they are at an instant; one that is empty then is left out. */
export function textsAt<T extends object>(
  value: T,
  texts: readonly ScheduledText[] | undefined,
  now: number,
): T {
  let changed: unknown = value;
  for (const { at, pieces } of texts ?? []) {
    const text = pieces.map((piece) => {
      if (typeof piece === 'string') return piece;
      return isVisibleAt(piece, now) ? piece.open : piece.closed;
    });
    changed = replaced(changed, at, text.join('') || undefined);
  }
  // Only texts in it are others.
  return changed as T;
}

function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], text: unknown): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((each, at) => (at === key ? replaced(each, rest, text) : each));
  if (value === null || typeof value !== 'object') return value;
  return { ...value, [key]: replaced(Reflect.get(value, key), rest, text) };
}

/** The instants at which such texts change. */
export const textTimes = (texts: readonly ScheduledText[] = []): readonly number[] =>
  texts.flatMap(({ pieces }) =>
    pieces.flatMap((piece) =>
      typeof piece === 'string' ? [] : [piece.from, ...(piece.until === undefined ? [] : [piece.until])],
    ),
  );

/** The attribute of a link while it is not known where it leads: the number of what it asks for, and no address. */
export const slotAttribute = (
  name: 'href' | 'cite',
  slot: number,
): readonly [name: string, value: string] => [`data-${name}`, String(slot)];

/** HTML whose slots are filled, each with the attribute, if any, that is given for its name and number. */
export function fillSlots(
  html: Html,
  attributeOf: (name: 'href' | 'cite', slot: number) => readonly [name: string, value: string] | undefined,
): Html {
  const filled = (_: string, name: 'href' | 'cite', slot: string) => {
    const found = attributeOf(name, Number(slot));
    return found ? ` ${found[0]}="${escaped(found[1])}"` : '';
  };
  return trustedHtml(html.replace(TAG, (tag) => tag.replace(SLOT, filled)));
}

/** Stored HTML as it is at an instant: links to what is not public are text. */
export function openLinks(html: Html, now: number): Html {
  if (!html.includes(' data-')) return html;
  const dropped: boolean[] = [];
  const written = html.replace(TEXT, (_, from: string, until: string, address: string, word: string) =>
    isOpen(from, until, now) ? address : word,
  );
  const linked = written.replace(
    ANCHOR,
    (tag: string, times: string | undefined, rest: string | undefined) => {
      if (rest === undefined) return dropped.pop() ? '' : tag;
      const isText = times !== undefined && attributeAt(times, now) === '' && !rest.includes(' id="');
      dropped.push(isText);
      return isText ? '' : tag;
    },
  );
  return trustedHtml(linked.replace(TAG, (tag) => attributeAt(tag, now)));
}

/** Stored HTML in which links are open for good that are so from an instant on at the latest. */
export function openFrom(html: Html, since: Date): Html {
  const opened = (tag: string) =>
    tag.replace(ATTRIBUTE, (attribute, name: string, from: string, until: string, value: string) =>
      until === '' && Number(from) <= since.getTime() ? ` ${name}="${openValue(value)}"` : attribute,
    );
  const written = html.replace(TEXT, (text, from: string, until: string, address: string) =>
    until === '' && Number(from) <= since.getTime() ? address : text,
  );
  return trustedHtml(written.replace(TAG, opened));
}

/** The instants at which stored HTML changes. */
export function linkTimes(html: string): readonly number[] {
  if (!html.includes(' data-')) return [];
  return [...html.matchAll(TAG)].flatMap(([tag]) =>
    [...tag.matchAll(ATTRIBUTE)].flatMap(([, , from, until]) =>
      [from, until].filter((each) => each !== undefined && each !== '').map(Number),
    ),
  );
}

/** The hash of an article whose links change at these instants. */
export function hashWithTimes(hash: string, instants: readonly number[]): string {
  const times = [...new Set(instants)].sort((a, b) => a - b);
  return [hash, ...times.map((time) => time.toString(36))].join('~');
}

/** The instants in such a hash, in their order. */
export function timesOfHash(hash: string): readonly number[] {
  return hash
    .split('~')
    .slice(1)
    .map((time) => Number.parseInt(time, 36));
}

/** Another hash after each instant at which something opens or closes. */
export function hashAt(hash: string, now: number): string {
  const [content = '', ...times] = hash.split('~');
  return times.length === 0 ? hash : `${content}.${timesOfHash(hash).filter((time) => time <= now).length}`;
}

/** The sanitizer escapes `<`, `>` and `"` in values, and `<` in text, where what looks like the attribute means nothing. */
const TAG = /<[a-z][^<>]*>/g;
const ATTRIBUTE = / data-([a-z]+)="(\d+) (\d*) ([^"]*)"/g;
/** In a value, between what it is while the address is not public and what it is then. */
const BETWEEN = '\u001f';
const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const TEXT = /<span data-text="(\d+) (\d*) ([^"]*)">([^<>]*)<\/span>/g;
const SLOT = / data-(href|cite)="(\d+)"/g;
const ANCHOR = /<a(?=[ >])( data-href="[^"]*")?([^<>]*)>|<\/a>/g;

function attributeAt(attribute: string, now: number): string {
  return attribute.replace(ATTRIBUTE, (_, name: string, from: string, until: string, value: string) => {
    const [closed, open] = value.split(BETWEEN);
    const written = isOpen(from, until, now) ? openValue(value) : open === undefined ? undefined : closed;
    return written === undefined ? '' : ` ${name}="${written}"`;
  });
}

const openValue = (value: string): string => value.slice(value.indexOf(BETWEEN) + 1);

const isOpen = (from: string, until: string, now: number): boolean =>
  Number(from) <= now && (until === '' || now < Number(until));
