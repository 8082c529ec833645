import { type Token, tokensOf } from '../../content/body/tokens.ts';

/**
 * Classic text of WordPress as its pages show it: a blank line ends a paragraph, a line end is one, and both are as they stand within
 * what is preformatted. After https://developer.wordpress.org/reference/functions/wpautop/.
 */
export function paragraphs(text: string): string {
  const source = text.replace(/\r\n?/g, '\n');
  const out: string[] = [];
  const open: string[] = [];
  let run = '';
  let verbatim: { readonly name: string; depth: number } | undefined;
  let at = 0;
  const flush = () => {
    out.push(flowing(run, open.at(-1)));
    run = '';
  };
  for (const token of tokensOf(source)) {
    const { name, kind, start, end } = token;
    if (start < at) continue;
    run += verbatim ? source.slice(at, start) : lines(source.slice(at, start));
    at = end;
    const raw = source.slice(start, end);
    if (verbatim !== undefined) {
      run += raw;
      if (name === verbatim.name) verbatim.depth += kind === 'open' ? 1 : -1;
      if (verbatim.depth === 0) {
        if (blocks.has(name)) {
          out.push(run);
          run = '';
        }
        verbatim = undefined;
      }
    } else if (kind === 'open' && preformatted.has(name) && hasEnd(source, token)) {
      if (blocks.has(name)) flush();
      run += raw;
      verbatim = { name, depth: 1 };
    } else if (blocks.has(name)) {
      flush();
      out.push(raw);
      if (kind === 'close') closeTo(name, open);
      else if (!voids.has(name)) open.push(name);
    } else run += name === 'br' ? `${BREAK}` : raw.replaceAll('\n', ' ');
  }
  run += verbatim ? source.slice(at) : lines(source.slice(at));
  flush();
  return out.join('');
}

const blocks = new Set(
  `table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form map area blockquote address style p h1 h2 h3 h4
  h5 h6 hr fieldset legend section article aside hgroup header footer nav main figure figcaption details menu summary script`.split(
    /\s+/,
  ),
);

const preformatted = new Set(
  'pre script style textarea svg math code iframe object audio video select noscript'.split(' '),
);

const voids = new Set(['hr', 'col', 'area']);

/** Elements that hold nothing but others. */
const structural = new Set('table thead tfoot tbody tr colgroup ul ol dl menu map'.split(' '));

/** Elements that hold lines rather than paragraphs, unless there are several. */
const ofLines = new Set(
  'p h1 h2 h3 h4 h5 h6 li td th dd dt figcaption caption figure summary legend address div section article aside details header footer main form'.split(
    ' ',
  ),
);

/** Signs that no text has, so that what the author wrote is told from what is made of it. */
const [BREAK, LINE] = ['\uE000', '\uE001'];

const lines = (text: string): string => text.replace(/[\uE000\uE001]/g, '').replaceAll('\n', LINE);

const hasEnd = (source: string, { name, end }: Token): boolean =>
  source.toLowerCase().indexOf(`</${name}`, end) >= 0;

function closeTo(name: string, open: string[]): void {
  const at = open.lastIndexOf(name);
  if (at >= 0) open.length = at;
}

/** What stands between two tags of blocks. */
function flowing(run: string, container: string | undefined): string {
  if (run.trim().replaceAll(LINE, '') === '') return run === '' ? '' : '\n';
  const chunks = run
    .replace(/\uE000[ \t\uE001]*\uE000/g, LINE + LINE)
    .split(/\uE001[ \t]*\uE001[ \t\uE001]*/)
    .map(broken)
    .filter((chunk) => chunk !== '');
  if (chunks.length === 0) return '';
  if (structural.has(container ?? '')) return chunks.join('\n');
  if (container === 'p') return chunks.join('</p>\n<p>');
  if (chunks.length === 1 && ofLines.has(container ?? '')) return edged(run, chunks[0] ?? '');
  return chunks.map((chunk) => `<p>${chunk}</p>\n`).join('');
}

/** A paragraph with its line ends as `<br />`, each once. */
const broken = (chunk: string): string =>
  chunk
    .replace(/^[ \t\uE000\uE001]+/, '')
    .replace(/(?<![ \t\uE000\uE001])[ \t\uE000\uE001]+$/, '')
    .replace(/[ \t\uE000\uE001]+/g, (space) => (/[\uE000\uE001]/.test(space) ? '<br />\n' : space));

/** Text within an element of lines keeps the spaces at its ends, as inline elements may follow. */
const edged = (run: string, chunk: string): string =>
  `${/^[ \t\uE001]/.test(run) ? ' ' : ''}${chunk}${/[ \t\uE001]$/.test(run) ? ' ' : ''}`;
