import { paragraphs } from './autop.ts';
import { type ShortcodeContext, withoutShortcodes } from './shortcodes.ts';

/** Reusable blocks within each other are followed so deep. */
const deepest = 5;

/** A post's text as the HTML of its page: what the block editor notes for itself goes, and classic text has its paragraphs. */
export function contentHtml(text: string, context: ShortcodeContext, depth = 0): string {
  const source = text.replace(/\r\n?/g, '\n');
  if (!/<!--\s*wp:/.test(source)) return paragraphs(withoutShortcodes(withoutComments(source), context));
  const out: string[] = [];
  let classic = '';
  let [open, at] = [0, 0];
  const flush = () => {
    // Text outside of blocks is what the classic editor wrote.
    if (classic.trim() !== '') out.push(paragraphs(withoutShortcodes(classic, context)));
    classic = '';
  };
  const add = (piece: string) => {
    if (open === 0) classic += piece;
    else out.push(withoutShortcodes(piece, context));
  };
  for (const comment of commentsIn(source)) {
    add(source.slice(at, comment.start));
    at = comment.end;
    const block = blockOf(comment.text);
    if (block === undefined) continue;
    flush();
    if (block.kind === 'open') open += 1;
    else if (block.kind === 'close') open = Math.max(open - 1, 0);
    else out.push(dynamic(block, context, depth));
  }
  add(source.slice(at));
  flush();
  return out.join('');
}

type Comment = { readonly start: number; readonly end: number; readonly text: string };

/** The comments of a text, in order. */
export function commentsIn(text: string): readonly Comment[] {
  const found: Comment[] = [];
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    const close = text.indexOf('-->', start + 4);
    const end = close < 0 ? text.length : close + 3;
    found.push({ start, end, text: text.slice(start + 4, close < 0 ? end : close) });
    start = text.indexOf('<!--', end);
  }
  return found;
}

/** Editors' marks, `<!--more-->`, and what authors left for themselves. */
function withoutComments(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of commentsIn(text)) {
    pieces.push(text.slice(at, start));
    at = end;
  }
  return pieces.join('') + text.slice(at);
}

type EditorBlock = {
  readonly kind: 'open' | 'close' | 'alone';
  readonly name: string;
  readonly settings: string;
};

/** https://developer.wordpress.org/block-editor/getting-started/fundamentals/markup-representation-block/ */
export function blockOf(comment: string): EditorBlock | undefined {
  const [, slash, name, rest = ''] = /^\s*(\/?)wp:([a-z][\w-]*(?:\/[\w-]+)?)\s*(.*)$/s.exec(comment) ?? [];
  if (name === undefined) return undefined;
  const settings = rest.trim();
  const kind = slash === '/' ? 'close' : settings.endsWith('/') ? 'alone' : 'open';
  return { kind, name: name.replace(/^core\//, ''), settings: settings.replace(/\/$/, '') };
}

/** A block that the old site fills in when a page is shown. */
function dynamic({ name, settings }: EditorBlock, context: ShortcodeContext, depth: number): string {
  const { ref } = settingsOf(settings);
  const reusable = name === 'block' ? context.inventory.reusable.get(String(ref)) : undefined;
  if (reusable !== undefined && depth < deepest) return contentHtml(reusable, context, depth + 1);
  if (name === 'footnotes') return footnotes(context.footnotes ?? '');
  context.report(`block ${name} left out, as the old site fills it in itself`, `block ${name}`);
  return '';
}

/** What the block editor keeps beside the text: a list of ids and HTML. */
function footnotes(json: string): string {
  const notes = jsonOf(json);
  const items = (Array.isArray(notes) ? notes : []).map((note: unknown) => {
    const { id, content } =
      note !== null && typeof note === 'object' ? { id: '', content: '', ...note } : { id: '', content: '' };
    return `<li id="${id}">${content} <a href="#${id}-link">↩︎</a></li>`;
  });
  return items.length === 0 ? '' : `<ol>${items.join('')}</ol>`;
}

function settingsOf(json: string): { readonly ref?: unknown } {
  const read = jsonOf(json);
  return read !== null && typeof read === 'object' ? read : {};
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
