import { escaped } from '../../content/body/tokens.ts';
import { cardHtml, type Report } from './cards.ts';
import type { Row } from './export-file.ts';

/** A text of Ghost 1 to 4 as HTML: https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md, version 0.3. */
export function mobiledocHtml(text: string, report: Report): string {
  const document: unknown = JSON.parse(text);
  const { sections, markups, atoms, cards } = {
    ...{ sections: [], markups: [], atoms: [], cards: [] },
    ...Object(document),
  };
  const context = { markups: listOf(markups), atoms: listOf(atoms), cards: listOf(cards), report };
  return listOf(sections)
    .map((section) => sectionHtml(listOf(section), context))
    .join('\n');
}

type Context = {
  readonly markups: readonly unknown[];
  readonly atoms: readonly unknown[];
  readonly cards: readonly unknown[];
  readonly report: Report;
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function sectionHtml([type, first, second]: readonly unknown[], context: Context): string {
  if (type === 1) return element(String(first), markersHtml(listOf(second), context));
  if (type === 2) return `<figure><img src="${escaped(String(first))}" alt=""></figure>`;
  if (type === 3)
    return element(
      String(first),
      listOf(second)
        .map((item) => element('li', markersHtml(listOf(item), context)))
        .join(''),
    );
  if (type !== 10) return '';
  const [name, payload] = listOf(context.cards[Number(first)]);
  const card: Row = { ...Object(payload) };
  return cardHtml(String(name), card, context.report);
}

const blocks = /^(?:p|h[1-6]|blockquote|aside|ul|ol|li|pull-quote)$/;

function element(name: string, content: string): string {
  const tag = blocks.test(name) ? name : 'p';
  return tag === 'pull-quote' ? `<blockquote>${content}</blockquote>` : `<${tag}>${content}</${tag}>`;
}

function markersHtml(markers: readonly unknown[], { markups, atoms, report }: Context): string {
  const open: string[] = [];
  const out: string[] = [];
  for (const marker of markers) {
    const [type, opened, closed, value] = listOf(marker);
    for (const index of listOf(opened)) {
      const [tag, attributes] = listOf(markups[Number(index)]);
      const name = /^[a-z]{1,10}$/.test(String(tag)) ? String(tag) : 'span';
      open.push(name);
      out.push(`<${name}${attributesHtml(listOf(attributes))}>`);
    }
    out.push(type === 0 ? escaped(String(value)) : atomHtml(listOf(atoms[Number(value)]), report));
    for (let count = Number(closed); count > 0; count -= 1) out.push(`</${open.pop() ?? 'span'}>`);
  }
  return out.join('');
}

/** Names and values one after the other. */
const attributesHtml = (pairs: readonly unknown[]): string =>
  pairs
    .map((each, at) =>
      at % 2 === 0 ? ` ${String(each).replace(/[^\w-]/g, '')}="${escaped(String(pairs[at + 1] ?? ''))}"` : '',
    )
    .join('');

function atomHtml([name, text]: readonly unknown[], report: Report): string {
  if (name === 'soft-return') return '<br>';
  report(`atom “${String(name)}” is its text alone`, `atom ${String(name)}`);
  return escaped(String(text ?? ''));
}
