import { Parser } from 'htmlparser2';
import { type Canvas, createCanvas, type Line } from './canvas.ts';
import type { Links } from './links.ts';
import { createLists } from './lists.ts';
import { closing, type Drawing, opening } from './tags.ts';

type Options = { readonly base: string; readonly links: Links };

/** HTML as the lines that newsboat makes of it (src/htmlrenderer.cpp of newsboat 2.40); links are numbered. */
export function htmlLines(html: string, { base, links }: Options): readonly Line[] {
  const canvas = createCanvas();
  const drawing: Drawing = {
    canvas,
    lists: createLists(canvas),
    links,
    base,
    counts: new Map(),
    open: undefined,
    player: undefined,
    isPre: false,
    silent: 0,
  };
  let text = '';
  // Its parser tells of text in one piece; this one may tell of entities apart.
  const flush = () => {
    if (text !== '') write(drawing, text);
    text = '';
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      flush();
      opening[name]?.(drawing, attributes);
    },
    ontext: (piece) => {
      text += piece;
    },
    onclosetag: (name) => {
      flush();
      closing[name]?.(drawing);
    },
  });
  parser.end(html);
  flush();
  return canvas.lines();
}

function write({ canvas, isPre, player, silent }: Drawing, text: string): void {
  if (silent > 0 || player !== undefined) return;
  if (isPre) {
    preformatted(canvas, text);
    return;
  }
  const trimmed = text.replace(/^[ \t\n\v\f\r]+/, '');
  if (canvas.isFilled() && trimmed !== text) canvas.write(' ');
  canvas.write(trimmed.replaceAll('\n', ' '));
}

function preformatted(canvas: Canvas, text: string): void {
  const [first = '', ...rest] = text.replaceAll('\r\n', '\n').split('\n');
  canvas.write(first);
  for (const line of rest) {
    canvas.end('window');
    canvas.write(line);
  }
}
