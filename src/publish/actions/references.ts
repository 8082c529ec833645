import type { Recorder } from '../../content/article/library.ts';
import { render } from '../../content/body/render.ts';
import { joinPaths } from '../../content/source/named-file.ts';
import { folderOf } from '../../content/source/role.ts';
import { decodedAddress } from '../../domain/uri.ts';
import {
  editFrontMatter,
  type FrontData,
  type FrontEdit,
  frontData,
  type Uneditable,
} from './edit-front-matter.ts';

/** A source for another folder: what it names beside itself is named from the content folder, so that it stays what it was. */
export function movedSource(source: string, from: string, to: string): string | Uneditable {
  if (folderOf(from) === folderOf(to)) return source;
  const before = frontData(source);
  if ('reason' in before) return before;
  const edited = editFrontMatter(source, frontEdits(before.data, from));
  if (typeof edited !== 'string') return edited;
  const named = relativeIn(before.body, from);
  if (named.length === 0) return edited;
  if (named.length > MOST) return { reason: byHand(named, from) };
  const start = edited.length - bodyLength(edited);
  const moved = edited.slice(0, start) + rewritten(edited.slice(start), named, from);
  const after = frontData(moved);
  const isSame = !('reason' in after) && rendered(before.body, from).html === rendered(after.body, to).html;
  return isSame ? moved : { reason: byHand(named, from) };
}

/** References of a text that are rewritten, and those that a message names. */
const [MOST, LISTED] = [100, 10];

const byHand = (named: readonly string[], from: string): string => {
  const lines = named.slice(0, LISTED).map((each) => `“${each}” as “${fromRoot(each, from)}”`);
  return `its text names files beside it; write ${lines.join(', ')} first, and then move it`;
};

/** Keys with files: their texts, by path. */
const FILE_KEYS = ['image', 'audio', 'video', 'attachments'] as const;
const FILE_FIELDS = ['src', 'transcript', 'chapters'] as const;

function frontEdits(data: FrontData['data'], from: string): readonly FrontEdit[] {
  return FILE_KEYS.flatMap((key) => {
    const value = data[key];
    const all = Array.isArray(value)
      ? value.map((one, index) => [one, [key, index]] as const)
      : [[value, [key]] as const];
    return all.flatMap(([one, path]): readonly FrontEdit[] => {
      const fields: readonly (readonly [unknown, readonly (string | number)[]])[] =
        one !== null && typeof one === 'object'
          ? FILE_FIELDS.map((field) => [Object(one)[field], [...path, field]])
          : [[one, path]];
      return fields.flatMap(([text, at]) =>
        typeof text === 'string' && isRelative(text) ? [{ path: at, text: `/${joinPaths(text, from)}` }] : [],
      );
    });
  });
}

/** Whether a reference is read from the folder of its file. */
const isRelative = (reference: string): boolean =>
  reference !== '' && !/^(?:[/#?]|[a-z][a-z0-9+.-]*:)/i.test(reference);

function relativeIn(body: string, from: string): readonly string[] {
  return [...new Set(rendered(body, from).references)].filter(isRelative);
}

/** A body with every reference led to where it leads from its file, whatever is there; and the references. */
function rendered(body: string, from: string) {
  const references: string[] = [];
  const refer: Recorder = {
    resolve(kind, reference) {
      if (kind !== 'text') references.push(reference);
      const path = isRelative(reference) ? `/${joinPaths(reference, from)}` : reference;
      return { kind: 'url', url: path.startsWith('/') ? `${SOMEWHERE}${decodedAddress(path)}` : path };
    },
    files: () => [],
    found: () => [],
  };
  const about = { line: 1, id: 'tag:article', base: `${SOMEWHERE}/-`, language: 'en', embeds: [] };
  return { html: render({ ...about, text: body, refer }).html, references };
}

const SOMEWHERE = 'https://content.example';

const fromRoot = (reference: string, from: string): string => {
  const folder = folderOf(from);
  const path = joinPaths(reference, from);
  const escaped =
    folder !== '' && path.startsWith(`${folder}/`) ? encodeURI(folder) + path.slice(folder.length) : path;
  return `/${escaped}`;
};

/** The text with references as Markdown and HTML have them, each named from the content folder. */
function rewritten(text: string, named: readonly string[], from: string): string {
  let moved = text;
  for (const reference of named)
    for (const spelling of new Set([
      reference,
      decodedAddress(reference),
      reference.replaceAll('&', '&amp;'),
    ]))
      for (const before of ['](', '](<', '="', "='", ']: ', ']: <'])
        moved = moved
          .split(before + spelling)
          .map((part, index) =>
            index === 0
              ? part
              : `${/^(?:[\s)>"'#?]|$)/.test(part) ? before + fromRoot(spelling, from) : before + spelling}${part}`,
          )
          .join('');
  return moved;
}

/** The length of what is below the front matter, as it is in the source. */
function bodyLength(source: string): number {
  const closing = /(?<=[\r\n])---[ \t]*(?:\r\n|\r|\n|$)/.exec(source);
  return closing ? source.length - closing.index - closing[0].length : 0;
}
