import TurndownService from 'turndown';
import { playable } from '../../content/body/embeds.ts';
import { startTag } from '../../content/body/tokens.ts';

/** What of a DOM node is asked here. */
type DomNode = {
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly attributes: ArrayLike<{ readonly name: string; readonly value: string }>;
  readonly childNodes: ArrayLike<DomNode>;
  readonly parentNode: DomNode | null;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): ArrayLike<DomNode>;
};

/** How emphasis and the like is written: as Markdown, or as HTML where Markdown's delimiters would be plain text beside letters and punctuation. */
export type InlineNotation = 'markdown' | 'html';

/** A block of HTML as Markdown; whether it says the same is for the caller to see. */
export const toMarkdown = (html: string, notation: InlineNotation): string =>
  services[notation]
    .turndown(html)
    .trim()
    .replace(/^((?:> )*>) +$/gm, '$1');

/** Elements that Markdown has no notation for; their text may have others. */
const inline = 'sub sup u ins mark small abbr cite q kbd samp var dfn time bdi bdo ruby rt rp'.split(' ');

const services: Readonly<Record<InlineNotation, TurndownService>> = {
  markdown: service('markdown'),
  html: service('html'),
};

function service(notation: InlineNotation): TurndownService {
  const made = new TurndownService({
    ...{
      headingStyle: 'atx',
      hr: '---',
      bulletListMarker: '-',
      codeBlockStyle: 'fenced',
      emDelimiter: '*',
      br: '\\',
    },
  });
  const plain = made.escape.bind(made);
  made.escape = (text) =>
    plain(text)
      .replace(/<(?=[!/?a-z])/gi, '\\<')
      .replace(/&(?=#?\w+;)/g, '\\&')
      .replace(/~(?=~)/g, '\\~');
  const rule = (
    name: string,
    filter: (node: DomNode) => boolean,
    replacement: (content: string, node: DomNode) => string,
  ) =>
    made.addRule(name, {
      // Turndown's nodes are elements of a DOM, whose types this program does not have.
      filter: (node) => filter(node as unknown as DomNode),
      replacement: (content, node) => replacement(content, node as unknown as DomNode),
    });
  const named =
    (...names: readonly string[]) =>
    (node: DomNode) =>
      names.includes(node.nodeName.toLowerCase());
  rule('image', named('img'), (_, node) => image(node));
  rule('link', (node) => named('a')(node) && node.getAttribute('href') !== null, link);
  rule(
    'inline',
    named(...inline, ...(notation === 'html' ? ['strong', 'b', 'em', 'i', 's', 'del'] : [])),
    tagged,
  );
  if (notation === 'markdown')
    rule('strikethrough', named('del', 's'), (content) =>
      content.trim() === '' ? content : `~~${content}~~`,
    );
  rule('language', (node) => named('span')(node) && node.attributes.length > 0, tagged);
  rule('item', named('li'), item);
  rule(
    'player',
    named('iframe'),
    (_, node) =>
      `\n\n${playable(node.getAttribute('src') ?? '')?.page ?? node.getAttribute('src') ?? ''}\n\n`,
  );
  rule('table', named('table'), (_, node) => table(node, made));
  return made;
}

function image(node: DomNode): string {
  const [src, alt, title] = ['src', 'alt', 'title'].map((name) => node.getAttribute(name) ?? '');
  return `![${escapedLabel(alt ?? '')}](${destination(src ?? '')}${titled(title ?? '')})`;
}

function link(content: string, node: DomNode): string {
  const href = node.getAttribute('href') ?? '';
  // CommonMark §6.5.
  if (node.textContent === href && /^https?:\/\/[^\s<>]+$/.test(href) && node.childNodes.length === 1)
    return `<${href}>`;
  const text = content.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space));
  return `[${text}](${destination(href)}${titled(node.getAttribute('title') ?? '')})`;
}

/** CommonMark §6.3: between angle brackets, an address may have spaces and parentheses. */
const destination = (address: string): string =>
  /^[^\s()<>\\]+$/.test(address)
    ? address
    : `<${address.replace(/[<>\\\n\r]/g, (character) => encodeURIComponent(character))}>`;

const titled = (title: string): string =>
  title.trim() === '' ? '' : ` "${title.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&')}"`;

const escapedLabel = (text: string): string => text.replace(/\s+/g, ' ').replace(/[[\]\\*_`<&]/g, '\\$&');

function tagged(content: string, node: DomNode): string {
  const name = node.nodeName.toLowerCase();
  const attributes = Object.fromEntries(
    Array.from(node.attributes).map(({ name: key, value }) => [key, value]),
  );
  return content === '' ? '' : `${startTag(name, attributes)}${content}</${name}>`;
}

function item(content: string, node: DomNode): string {
  const list = node.parentNode;
  const isOrdered = list?.nodeName === 'OL';
  const items = Array.from(list?.childNodes ?? []).filter(({ nodeName }) => nodeName === 'LI');
  const index = items.indexOf(node);
  const first = Number(list?.getAttribute('start') ?? 1);
  const marker = isOrdered ? `${first + Math.max(index, 0)}. ` : '- ';
  const lines = content.replace(/^\n+/, '').trimEnd().split('\n');
  const indented = lines.map((line, at) =>
    at === 0 || line.trim() === '' ? line : ' '.repeat(marker.length) + line,
  );
  return `${marker}${indented.join('\n')}${index === items.length - 1 ? '' : '\n'}`;
}

/** GFM's tables have one row of headings and cells of one line each; of others the HTML stays. */
function table(node: DomNode, made: TurndownService): string {
  const rows = Array.from(node.querySelectorAll('tr'));
  const cells = rows.map((row) =>
    Array.from(row.childNodes).filter(({ nodeName }) => nodeName === 'TH' || nodeName === 'TD'),
  );
  const width = cells[0]?.length ?? 0;
  const isSimple =
    width > 0 &&
    cells.every((row) => row.length === width) &&
    (cells[0] ?? []).every(({ nodeName }) => nodeName === 'TH') &&
    cells
      .slice(1)
      .flat()
      .every(({ nodeName }) => nodeName === 'TD') &&
    node.querySelectorAll('caption, [colspan], [rowspan], br, p, ul, ol, pre, table table').length === 0;
  if (!isSimple) return '';
  const written = cells.map((row) => `| ${row.map((cell) => cellText(cell, made)).join(' | ')} |`);
  return `\n\n${[written[0], `| ${Array(width).fill('---').join(' | ')} |`, ...written.slice(1)].join('\n')}\n\n`;
}

function cellText(cell: DomNode, made: TurndownService): string {
  const html = cell.childNodes.length === 0 ? '' : innerHtml(cell);
  return html === '' ? '' : made.turndown(html).replace(/\n+/g, ' ').replaceAll('|', '\\|').trim();
}

// Turndown's DOM has it; it is asked for nowhere else.
const innerHtml = (cell: DomNode): string => (cell as DomNode & { readonly innerHTML: string }).innerHTML;
