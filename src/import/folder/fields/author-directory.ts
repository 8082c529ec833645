import type { ImportedAuthor } from '../../imported.ts';
import { dataFile, splitDocument } from '../source/front-matter.ts';
import { extensionOf, nameOf, type SourceFolder, withoutExtension } from '../source/source-folder.ts';
import { isValues, textOf, type Value, type ValueMap, valueAt } from '../source/values.ts';

/** Authors by what articles call them. */
export type AuthorDirectory = {
  /** The author of a key; undefined where there is none, and the key may be a name itself. */
  find(key: string): ImportedAuthor | undefined;
};

/** Where systems and their themes have their authors: lists in data folders, and a page or file for each. */
const LISTS =
  /^(?:.{0,200}\/)?(?:_?data|content|config|src|src\/_?data)\/(?:[\w-]+\/)?(?:authors?|people|contributors?|members|team|staff|writers?)\.(?:ya?ml|json|toml)$|^(?:authors?|people|contributors?)\.(?:ya?ml|json)$/i;
const PAGES =
  /^(?:.{0,200}\/)?_?(?:authors?|people|contributors?|staff|writers?)\/(?:[\w-]+\/){0,2}[^/]+\.(?:md|mdx|markdown|html|ya?ml|json|toml)$/i;

const NAMES =
  'name display_name displayname display_name_full full_name fullname full-name fullName title label author author_name'.split(
    ' ',
  );
const URLS = 'url uri website web site homepage link links.website'.split(' ');

/** Reads the authors of a folder; names given by the person who imports come first. */
export function authorDirectory(
  folder: SourceFolder,
  named: ReadonlyMap<string, string> = new Map(),
): AuthorDirectory {
  const authors = new Map<string, ImportedAuthor>();
  for (const file of folder.files) {
    if (!LISTS.test(file) && !PAGES.test(file)) continue;
    const text = folder.read(file);
    if (text === undefined) continue;
    if (LISTS.test(file)) addList(authors, dataFile(file, text));
    else addPage(authors, file, text);
  }
  for (const [key, name] of named) authors.set(keyOf(key), { name });
  return { find: (key) => authors.get(keyOf(key)) };
}

/** Keys are compared without case, a leading `@`, a path and an extension: `authors/jdoe.md` is `jdoe`. */
const keyOf = (key: string): string =>
  nameOf(key.trim().replace(/(?<!\/)\/+$/, ''))
    .replace(/^@/, '')
    .replace(/\.(?:md|mdx|ya?ml|json)$/i, '')
    .toLowerCase();

function addList(authors: Map<string, ImportedAuthor>, data: Value | undefined): void {
  if (data === null || data === undefined || typeof data === 'string') return;
  if (!isValues(data)) {
    for (const each of data) if (isValues(each)) addEntry(authors, idsOf(each), each);
    return;
  }
  for (const [key, each] of Object.entries(data)) {
    if (isValues(each)) addEntry(authors, [key, ...idsOf(each)], each);
    else if (typeof each === 'string' && !/[/@]|^\d*$/.test(each)) addEntry(authors, [key], { name: each });
    else addList(authors, Array.isArray(each) ? each : undefined);
  }
}

function addPage(authors: Map<string, ImportedAuthor>, file: string, text: string): void {
  const data = dataFile(file, text);
  const values = data === undefined ? splitDocument(text).data : isValues(data) ? data : {};
  const stem = nameOf(withoutExtension(file));
  // A folder with an index is called by the folder: Hugo's pages of taxonomies.
  const key = /^_?index(?:\.\w\w)?$/.test(stem) ? nameOf(file.slice(0, file.lastIndexOf('/'))) : stem;
  if (/^(?:authors?|people|contributors?|staff|writers?)$/i.test(key.replace(/^_/, ''))) return;
  addEntry(authors, [key, ...idsOf(values)], values);
}

const idsOf = (values: ValueMap): readonly string[] =>
  'id key slug username user short_name shortname short_title login handle nickname'
    .split(' ')
    .flatMap((key) => textOf(values[key]) ?? []);

function addEntry(authors: Map<string, ImportedAuthor>, keys: readonly string[], values: ValueMap): void {
  const author = authorOf(values);
  if (author === undefined) return;
  for (const key of keys) if (!authors.has(keyOf(key))) authors.set(keyOf(key), author);
}

/** An author from keys of his own: name, e-mail, address. */
export function authorOf(values: ValueMap): ImportedAuthor | undefined {
  const both = [
    textOf(values.first_name ?? values.firstName),
    textOf(values.last_name ?? values.lastName),
  ].filter(Boolean);
  const name =
    NAMES.map((key) => textOf(values[key])).find((each) => each !== undefined) ??
    (both.join(' ') || undefined);
  if (name === undefined) return undefined;
  const email = textOf(values.email ?? values.mail);
  const url = URLS.map((key) => textOf(valueAt(values, key))).find(
    (each) => each !== undefined && /^https?:\/\//.test(each),
  );
  return { name, email: email?.includes('@') ? email : undefined, url };
}

/** Whether the file is one of authors: it is no article. */
export const isAuthorFile = (file: string): boolean =>
  PAGES.test(file) && !/(?:^|\/)_?(?:posts|drafts)\//.test(file) && extensionOf(file) !== '';
