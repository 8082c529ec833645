import stringWidth from 'string-width';
import type { Canvas } from './canvas.ts';
import type { LinkKind, Links } from './links.ts';
import type { Lists } from './lists.ts';

type Attributes = Readonly<Record<string, string>>;

/** What is being drawn, and how far it has come. */
export type Drawing = {
  readonly canvas: Canvas;
  readonly lists: Lists;
  readonly links: Links;
  /** Against which addresses are resolved. */
  readonly base: string;
  readonly counts: Map<LinkKind, number>;
  /** The number of the link that is open. */
  open: number | undefined;
  /** The player that is open: its text is for those who have none. */
  player: 'video' | 'audio' | undefined;
  isPre: boolean;
  silent: number;
};

const block = ({ canvas }: Drawing) => {
  canvas.endFilled();
  canvas.gap();
};
const endBlock = ({ canvas }: Drawing) => canvas.endFilled();

const quote =
  (steps: number) =>
  ({ canvas }: Drawing) => {
    canvas.indent(steps);
    canvas.endFilled();
    canvas.blank();
    canvas.endFilled();
  };

const indented =
  (steps: number) =>
  ({ canvas }: Drawing) => {
    canvas.indent(steps);
    canvas.endFilled();
  };

/** `[image 1: what it shows (link #3)]` */
function medium(drawing: Drawing, kind: LinkKind, src: string | undefined, title = ''): void {
  if (!src) return;
  const url = src.startsWith('data:') ? 'inline image' : resolved(src, drawing.base);
  const number = drawing.links.add({ url, kind });
  const count = drawing.counts.get(kind) ?? 0;
  drawing.canvas.write(`[${kind} ${count}${title === '' ? '' : `: ${title}`} (link #${number})]`);
}

const counted = ({ counts }: Drawing, kind: LinkKind) => counts.set(kind, (counts.get(kind) ?? 0) + 1);

const player =
  (kind: 'video' | 'audio') =>
  (drawing: Drawing, { src }: Attributes) => {
    drawing.player = kind;
    counted(drawing, kind);
    source(drawing, { ...(src && { src }) });
  };

function source(drawing: Drawing, { src }: Attributes): void {
  if (drawing.player === undefined || !src) return;
  medium(drawing, drawing.player, src);
  drawing.canvas.end();
}

const resolved = (address: string, base: string): string => URL.parse(address, base)?.href ?? address;

const cell = (drawing: Drawing, { colspan = '1' }: Attributes) =>
  drawing.canvas.table()?.cell(Number(colspan) || 1);

/** What a tag draws where it opens. */
export const opening: Readonly<Record<string, (drawing: Drawing, attributes: Attributes) => void>> = {
  a: (drawing, { href }) => {
    if (href) drawing.open = drawing.links.add({ url: resolved(href, drawing.base), kind: 'link' });
  },
  q: ({ canvas }) => canvas.write('"'),
  sup: ({ canvas }) => canvas.write('^'),
  sub: ({ canvas }) => canvas.write('['),
  br: ({ canvas }) => canvas.end(),
  hr: ({ canvas }) => canvas.rule(),
  img: (drawing, { src, alt, title }) => {
    if (src) counted(drawing, 'image');
    medium(drawing, 'image', src, alt || title);
  },
  iframe: (drawing, { src, title }) => {
    if (!src) return;
    block(drawing);
    counted(drawing, 'iframe');
    medium(drawing, 'iframe', src, title);
    drawing.canvas.end();
  },
  video: player('video'),
  audio: player('audio'),
  source,
  pre: (drawing) => {
    drawing.isPre = true;
    drawing.canvas.endFilled();
  },
  blockquote: quote(1),
  aside: quote(1),
  ...Object.fromEntries(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, block])),
  ol: ({ lists }, { start, type }) => lists.open('ol', { start: Number(start ?? 1), type: type ?? '1' }),
  ul: ({ lists }) => lists.open('ul', {}),
  li: ({ lists }) => lists.item(),
  dt: endBlock,
  dd: indented(4),
  table: ({ canvas }, { border = '0' }) => canvas.openTable(Number(border) > 0),
  tr: ({ canvas }) => canvas.table()?.row(),
  th: cell,
  td: cell,
  style: (drawing) => {
    drawing.silent += 1;
  },
  script: (drawing) => {
    drawing.silent += 1;
  },
};

const quiet = (drawing: Drawing) => {
  drawing.silent -= 1;
};
const noPlayer = (drawing: Drawing) => {
  drawing.player = undefined;
};

/** What a tag draws where it closes. */
export const closing: Readonly<Record<string, (drawing: Drawing) => void>> = {
  a: (drawing) => {
    if (drawing.open !== undefined) drawing.canvas.write(`[${drawing.open}]`);
    drawing.open = undefined;
  },
  q: ({ canvas }) => canvas.write('"'),
  sub: ({ canvas }) => canvas.write(']'),
  blockquote: quote(-1),
  aside: quote(-1),
  h1: ({ canvas }) => {
    if (!canvas.isFilled()) return;
    const width = stringWidth(canvas.current());
    canvas.end();
    canvas.write('-'.repeat(width));
    canvas.end();
  },
  ...Object.fromEntries(['p', 'div', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr'].map((name) => [name, endBlock])),
  pre: (drawing) => {
    drawing.isPre = false;
    if (drawing.canvas.isFilled()) drawing.canvas.end('window');
  },
  ol: ({ lists }) => lists.close(),
  ul: ({ lists }) => lists.close(),
  li: ({ lists }) => lists.endItem(),
  dt: (drawing) => {
    endBlock(drawing);
    drawing.canvas.blank();
  },
  dd: (drawing) => {
    drawing.canvas.endFilled();
    drawing.canvas.blank();
    indented(-4)(drawing);
  },
  table: ({ canvas }) => canvas.closeTable(),
  th: endBlock,
  td: endBlock,
  style: quiet,
  script: quiet,
  video: noPlayer,
  audio: noPlayer,
};
