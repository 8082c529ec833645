import { escaped } from '../../content/body/tokens.ts';
import type { LossReport } from '../imported.ts';
import { cardHtml } from './cards.ts';
import { type GhostRow, textOf } from './export-file.ts';

/** A text of Ghost 5 and later as HTML. */
export function lexicalHtml(text: string, report: LossReport): string {
  const { root } = { root: undefined, ...Object(JSON.parse(text)) };
  return childrenHtml({ ...Object(root) }, report);
}

const childrenHtml = (node: GhostRow, report: LossReport): string =>
  (Array.isArray(node.children) ? node.children : [])
    .map((child: unknown) => nodeHtml({ ...Object(child) }, report))
    .join('');

type NodeWriter = (node: GhostRow, inner: string) => string;

const heading: NodeWriter = (node, inner) => {
  const tag = /^h[1-6]$/.test(textOf(node, 'tag')) ? textOf(node, 'tag') : 'h2';
  return `<${tag}>${inner}</${tag}>\n`;
};
const quote: NodeWriter = (_, inner) => `<blockquote>${inner}</blockquote>\n`;
const anchor: NodeWriter = (node, inner) => `<a href="${escaped(textOf(node, 'url'))}">${inner}</a>`;

/** Nodes that hold others. */
const containers: Readonly<Record<string, NodeWriter>> = {
  paragraph: (_, inner) => (inner === '' ? '' : `<p>${inner}</p>\n`),
  heading,
  'extended-heading': heading,
  quote,
  'extended-quote': quote,
  aside: quote,
  list: (node, inner) => {
    const tag = node.listType === 'number' ? 'ol' : 'ul';
    const start = tag === 'ol' && Number(node.start) > 1 ? ` start="${Number(node.start)}"` : '';
    return `<${tag}${start}>${inner}</${tag}>\n`;
  },
  listitem: (_, inner) => `<li>${inner}</li>`,
  link: anchor,
  autolink: anchor,
  'at-link': anchor,
};

const texts = new Set(['text', 'extended-text', 'code-highlight']);

/** By bit of a text's format. */
const formats = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
] as const;

function nodeHtml(node: GhostRow, report: LossReport): string {
  const type = textOf(node, 'type');
  if (texts.has(type)) return marked(escaped(textOf(node, 'text')), Number(node.format ?? 0));
  if (type === 'linebreak') return '<br>';
  if (type === 'tab') return ' ';
  if (isForMembers(node)) {
    report('a part that only members see left out', 'part for members');
    return '';
  }
  const container = Object.hasOwn(containers, type) ? containers[type] : undefined;
  return container === undefined
    ? `${cardHtml(type, node, report)}\n`
    : container(node, childrenHtml(node, report));
}

const marked = (text: string, format: number): string =>
  formats.reduce(
    (inner, [bit, tag]) => (Math.trunc(format / bit) % 2 === 1 ? `<${tag}>${inner}</${tag}>` : inner),
    text,
  );

/** Whether the public does not see it. */
function isForMembers({ visibility }: GhostRow): boolean {
  const { web } = { web: undefined, ...Object(visibility) };
  return { nonMember: undefined, ...Object(web) }.nonMember === false;
}
