/** Elements that are open, as far as parsers agree; deeper than `limit` they lose their tags, since parsers look through all of them. */
export function createStack() {
  const open: string[] = [];
  const dropped = new Map<string, number>();
  let quiet = 0;
  const pop = () => {
    if (quietly.has(open.pop() ?? '')) quiet -= 1;
  };
  return {
    /** Whether the start tag is to be kept. */
    open(name: string): boolean {
      if (voids.has(name)) return true;
      const ended = implied[name] ?? (blocks.has(name) ? ['p'] : []);
      while (ended.includes(open.at(-1) ?? '')) pop();
      if (open.length >= limit) {
        dropped.set(name, (dropped.get(name) ?? 0) + 1);
        return false;
      }
      open.push(name);
      if (quietly.has(name)) quiet += 1;
      return true;
    },
    /** Whether the end tag is to be kept. */
    close(name: string): boolean {
      const without = dropped.get(name) ?? 0;
      if (without > 0) {
        dropped.set(name, without - 1);
        return false;
      }
      const at = open.lastIndexOf(name);
      while (at >= 0 && open.length > at) pop();
      return true;
    },
    /** Whether text is text here, not code and not in a link. */
    isProse: (): boolean => quiet === 0,
    innermost: (): string | undefined => open.at(-1),
  };
}

/** Far more than is kept in the end. */
const limit = 300;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements that have no end tag (HTML §13.1.2). */
export const voids = words('area base br col embed hr img input link meta param source track wbr');

const quietly = words(
  'a code pre kbd samp tt var script style textarea title xmp button select svg math template',
);

/** Elements that begin and end lines. */
export const blocks = words(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul',
);

/** What a start tag ends, if it is the innermost (HTML §13.1.2.4). */
const implied: Readonly<Record<string, readonly string[]>> = {
  li: ['p', 'li'],
  dt: ['p', 'dt', 'dd'],
  dd: ['p', 'dt', 'dd'],
  td: ['p', 'td', 'th'],
  th: ['p', 'td', 'th'],
  tr: ['p', 'td', 'th', 'tr'],
  tbody: ['p', 'td', 'th', 'tr', 'tbody', 'thead'],
  tfoot: ['p', 'td', 'th', 'tr', 'tbody', 'thead'],
  option: ['option'],
  rt: ['rt', 'rp'],
  rp: ['rt', 'rp'],
};
