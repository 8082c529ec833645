import { isDeepStrictEqual } from 'node:util';
import type { Document, Pair, YAMLMap } from 'yaml';
import { frontMatter } from '../../content/source/front-matter.ts';
import { yaml } from '../../content/source/libraries.ts';
import { lineStarts, rowOf } from '../../content/source/line-starts.ts';

/** A value of front matter; texts are one line. */
export type FrontValue = string | boolean | readonly FrontValue[] | { readonly [key: string]: FrontValue };

/** `value`: what the key says from now on, whether or not it is there. `item`: what its list gets at the end. `text`: what a text below keys becomes. */
export type FrontEdit =
  | { readonly key: string; readonly value: FrontValue }
  | { readonly key: string; readonly item: FrontValue }
  | { readonly path: readonly (string | number)[]; readonly text: string };

/** Why a source cannot be edited, and what to do. */
export type Uneditable = { readonly reason: string };

/** The keys of a source's front matter, and the text below it. */
export type FrontData = { readonly data: Readonly<Record<string, unknown>>; readonly body: string };

/** A source as text, its BOM included. */
export function sourceText(bytes: Uint8Array): string | Uneditable {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { reason: 'it is not UTF-8; save it as UTF-8, and put it whole' };
  }
}

/** What a source says, as the collection reads it: with line feeds, without a BOM. */
export function frontData(source: string): FrontData | Uneditable {
  const read = frontMatter(source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  if ('findings' in read)
    return {
      reason: `its front matter cannot be read: ${read.findings[0]?.message ?? 'put the file whole'}`,
    };
  const { data, body } = read;
  if (data === null || typeof data !== 'object' || Array.isArray(data))
    return { reason: 'its front matter has no keys; put the file whole' };
  // An object that is no list: what YAML calls a mapping.
  return { data: data as FrontData['data'], body };
}

/** Edits a source's front matter; all else stays as it is, to the byte: other keys, comments, line ends, BOM and body. */
export function editFrontMatter(source: string, edits: readonly FrontEdit[]): string | Uneditable {
  let text = source;
  for (const edit of edits) {
    const before = frontData(text);
    if ('reason' in before) return before;
    const edited = spliced(text, edit);
    if (edited === undefined || !isAsMeant(before, frontData(edited), edit)) return unusual;
    text = edited;
  }
  return text;
}

const unusual: Uneditable = {
  reason: 'its front matter is not one key a line, so it cannot be edited key by key; put the file whole',
};

/** The YAML between the lines of dashes, with line feeds, and where its places are in the source. */
type OpenedYaml = {
  readonly document: Document.Parsed;
  readonly text: string;
  /** The place in the source of a place in the text. */
  readonly at: (offset: number) => number;
  /** As the source ends its lines. */
  readonly end: string;
};

function opened(source: string): OpenedYaml | undefined {
  const lines = frontLines(source);
  const [opening, ...inside] = lines.slice(0, -1);
  if (opening === undefined) return undefined;
  const text = inside.map((line) => `${line.text}\n`).join('');
  const starts = lineStarts(text);
  const sources = lines.slice(1).map((line) => line.at);
  const document = yaml().parseDocument(text, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false });
  const at = (offset: number) => {
    const row = rowOf(offset, starts);
    return (sources[row] ?? 0) + offset - (starts[row] ?? 0);
  };
  return { document, text, at, end: opening.end };
}

type SourceLine = { readonly at: number; readonly text: string; readonly end: string };

/** The lines from the dashes that open the front matter to those that close it; none where it is not closed. */
function frontLines(source: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  const line = /([^\r\n]*)(\r\n|\r|\n|$)/y;
  while (line.lastIndex < source.length) {
    const at = line.lastIndex;
    const [, text = '', end = ''] = line.exec(source) ?? [];
    lines.push({ at, text, end });
    if (lines.length > 1 && /^---[ \t]*$/.test(text)) return lines;
  }
  return [];
}

function spliced(source: string, edit: FrontEdit): string | undefined {
  const yamlText = opened(source);
  const { contents } = yamlText?.document ?? {};
  const { isMap } = yaml();
  if (!yamlText || (contents && !isMap(contents)) || contents?.flow) return undefined;
  const splice = 'path' in edit ? textSplice(yamlText, edit) : keySplice(yamlText, contents, edit);
  if (splice === undefined) return undefined;
  const [from, to] = [yamlText.at(splice.from), yamlText.at(splice.to)];
  return source.slice(0, from) + splice.text.replaceAll('\n', yamlText.end) + source.slice(to);
}

/** In the YAML's text. */
type Splice = { readonly from: number; readonly to: number; readonly text: string };

type KeyEdit = Exclude<FrontEdit, { readonly path: unknown }>;

function keySplice(
  { text, document }: OpenedYaml,
  contents: YAMLMap.Parsed | null | undefined,
  edit: KeyEdit,
): Splice | undefined {
  const { isScalar, isNode, isSeq } = yaml();
  const pair = contents?.items.find(({ key }) => isScalar(key) && String(key.value) === edit.key);
  const indent = ' '.repeat(columnOf(text, rangeOf(contents?.items[0])?.[0] ?? 0));
  if (pair === undefined) {
    const value = 'item' in edit ? [edit.item] : edit.value;
    return { from: text.length, to: text.length, text: indented(written({ [edit.key]: value }), indent) };
  }
  const { value } = pair;
  if ('item' in edit && isSeq(value) && !value.flow) {
    const last = rangeOf(value.items.at(-1));
    if (last === undefined) return undefined;
    const dash = ' '.repeat(columnOf(text, value.range?.[0] ?? 0));
    const from = lineEnd(text, last[1]);
    return { from, to: from, text: indented(written([edit.item]), dash) };
  }
  const keyEnd = isNode(pair.key) ? pair.key.range?.[1] : undefined;
  if (keyEnd === undefined) return undefined;
  const old: unknown = isNode(value) ? value.toJS(document) : undefined;
  const now = 'item' in edit ? [...(isListed(old) ? old : [old]), edit.item].filter(isValue) : edit.value;
  const to = Math.max(keyEnd, withoutSpace(text, isNode(value) ? (value.range?.[1] ?? keyEnd) : keyEnd));
  const whole = indented(written({ a: now }), indent).trimEnd();
  return { from: keyEnd, to, text: whole.slice(indent.length + 1) };
}

function textSplice(
  { document }: OpenedYaml,
  edit: Extract<FrontEdit, { path: unknown }>,
): Splice | undefined {
  const node = document.getIn(edit.path, true);
  const { isScalar } = yaml();
  if (!isScalar(node) || !node.range) return undefined;
  return { from: node.range[0], to: node.range[1], text: JSON.stringify(edit.text) };
}

/** Whether a source says what it did but for the edit, and that as it was meant. */
function isAsMeant(before: FrontData, after: FrontData | Uneditable, edit: FrontEdit): boolean {
  if ('reason' in after || before.body !== after.body) return false;
  if ('path' in edit) {
    const changed = structuredClone(before.data);
    const parent = edit.path.slice(0, -1).reduce((at: unknown, part) => Object(at)[part], changed);
    Object(parent)[edit.path.at(-1) ?? ''] = edit.text;
    return isDeepStrictEqual(changed, after.data);
  }
  const { [edit.key]: old, ...others } = before.data;
  const { [edit.key]: now, ...rest } = after.data;
  const meant = 'value' in edit ? edit.value : [...(isListed(old) ? old : [old]), edit.item].filter(isValue);
  return isDeepStrictEqual(others, rest) && isDeepStrictEqual(asText(meant), now);
}

const isListed = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** What a key without a value says is nothing. */
const isValue = (value: unknown): value is FrontValue =>
  value !== undefined && value !== null && value !== '';

/** Values as they are read: every scalar is text. */
function asText(value: unknown): unknown {
  if (isListed(value)) return value.map(asText);
  if (value === null || typeof value !== 'object') return value === null ? null : String(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asText(one)]));
}

const written = (value: unknown): string => yaml().stringify(value, { lineWidth: 0, blockQuote: false });

const indented = (text: string, indent: string): string => text.replace(/^(?=.)/gm, indent);

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** The start of the line after a place, or the place itself at the start of one. */
const lineEnd = (text: string, offset: number): number =>
  offset === 0 || text[offset - 1] === '\n' ? offset : text.indexOf('\n', offset) + 1 || text.length;

/** The end of what stands before a place. */
function withoutSpace(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

function rangeOf(item: unknown): readonly [number, number, number] | undefined {
  const { isNode, isPair } = yaml();
  if (isPair(item)) return rangeOf((item as Pair).key);
  return isNode(item) ? (item.range ?? undefined) : undefined;
}
