import { escaped } from '../../content/body/tokens.ts';
import type { LossReport } from '../imported.ts';
import { cardHtml } from './cards.ts';
import type { GhostRow } from './export-file.ts';

/** A text of Ghost 1 to 4 as HTML: https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md, version 0.3. */
export function mobiledocHtml(text: string, report: LossReport): string {
  const document: GhostRow = { ...Object(JSON.parse(text)) };
  const context = {
    markups: listOf(document.markups),
    atoms: listOf(document.atoms),
    embedded: listOf(document.cards),
    report,
  };
  return listOf(document.sections)
    .map((section) => sectionHtml(listOf(section), context))
    .join('\n');
}

type MobiledocContext = {
  readonly markups: readonly unknown[];
  readonly atoms: readonly unknown[];
  /** Name and payload of each. */
  readonly embedded: readonly unknown[];
  readonly report: LossReport;
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function sectionHtml([type, first, second]: readonly unknown[], context: MobiledocContext): string {
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
  const [name, payload] = listOf(context.embedded[Number(first)]);
  return cardHtml(String(name), { ...Object(payload) }, context.report);
}

const blocks = /^(?:p|h[1-6]|blockquote|aside|ul|ol|li|pull-quote)$/;

function element(name: string, content: string): string {
  const tag = blocks.test(name) ? name : 'p';
  return tag === 'pull-quote' ? `<blockquote>${content}</blockquote>` : `<${tag}>${content}</${tag}>`;
}

function markersHtml(markers: readonly unknown[], { markups, atoms, report }: MobiledocContext): string {
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

function atomHtml([name, text]: readonly unknown[], report: LossReport): string {
  if (name === 'soft-return') return '<br>';
  report(`atom “${String(name)}” is its text alone`, `atom ${String(name)}`);
  return escaped(String(text ?? ''));
}
