import { isUtf8 } from 'node:buffer';
import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

/** The folder of an old site: every file in it, by its path relative to the root with forward slashes. */
export type SourceFolder = {
  readonly root: string;
  readonly files: readonly string[];
  /** Symbolic links that are not followed, as they lead outside or to a folder. */
  readonly links: readonly string[];
  has(file: string): boolean;
  absolute(file: string): string;
  /** A text file's content, LF line ends and no BOM; undefined where there is none, or it cannot be read. What is not UTF-8 is read as Windows-1252. */
  read(file: string): string | undefined;
  /** Whether a file was read that is not UTF-8. */
  isOtherEncoding(file: string): boolean;
};

/** What tools write or bring along, which no system publishes as articles. */
const LEFT_OUT = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  '__pycache__',
  'venv',
  'dist',
  'resources/_gen',
]);

/** Bytes above which a text file is not read; Dateline takes articles of 5 MB. */
const LARGEST = 20_000_000;

/** Lists a folder. Hidden files are left out but for those of the root, links that lead outside it always. */
export function openSourceFolder(path: string): SourceFolder {
  const root = realpathSync(path);
  const { files, links } = filesBelow(root);
  const other = new Set<string>();
  const names = new Set(files);
  const absolute = (file: string) => join(root, file);
  return {
    root,
    ...{ files, links, isOtherEncoding: (file) => other.has(file) },
    has: (file) => names.has(file),
    absolute,
    read: (file) => (names.has(file) ? textOf(absolute(file), () => other.add(file)) : undefined),
  };
}

function filesBelow(root: string): Pick<SourceFolder, 'files' | 'links'> {
  const files: string[] = [];
  const links: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of entriesOf(join(root, folder))) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (LEFT_OUT.has(entry.name) || LEFT_OUT.has(file)) continue;
      if (entry.isDirectory() && !entry.name.startsWith('.')) pending.push(file);
      else if (entry.isFile() && (folder === '' || !entry.name.startsWith('.'))) files.push(file);
      else if (entry.isSymbolicLink() && leadsInside(root, file)) files.push(file);
      else if (entry.isSymbolicLink() && !entry.name.startsWith('.')) links.push(file);
    }
  }
  return { files: files.toSorted(), links: links.toSorted() };
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function leadsInside(root: string, file: string): boolean {
  try {
    const target = realpathSync(join(root, file));
    return target.startsWith(root + sep) && statSync(target).isFile();
  } catch {
    return false;
  }
}

function textOf(absolute: string, onOther: () => void): string | undefined {
  try {
    if (statSync(absolute).size > LARGEST) return undefined;
    const bytes = readFileSync(absolute);
    const isOther = !isUtf8(bytes);
    if (isOther) onOther();
    const text = isOther ? new TextDecoder('windows-1252').decode(bytes) : bytes.toString('utf8');
    return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

/** The folder with one of these files: FROM itself, or one above it where FROM is the part with the articles; else FROM. */
export function rootOf(from: string, rootFiles: readonly string[]): string {
  let folder = from;
  for (let level = 0; level < 3; level += 1) {
    if (rootFiles.some((file) => existsSync(join(folder, file)))) return folder;
    const above = dirname(folder);
    if (above === folder || basename(folder) === '') break;
    folder = above;
  }
  return from;
}

/** Folder of a file: `news/2019` of `news/2019/ferry.md`, `` at the root. */
export const folderOf = (file: string): string =>
  file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';

/** `ferry.md` of `news/ferry.md`. */
export const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** Whether a file is about the folder as a repository, and no page of its site. */
export const isRepositoryFile = (file: string): boolean =>
  /^(?:readme|changelog|contributing|license|code_of_conduct|security)\.\w+$/i.test(nameOf(file));

/** `.md` of `news/ferry.md`, in lower case; `` where there is none. */
export function extensionOf(file: string): string {
  const name = nameOf(file);
  return name.lastIndexOf('.') > 0 ? name.slice(name.lastIndexOf('.')).toLowerCase() : '';
}

/** `news/ferry` of `news/ferry.md`. */
export const withoutExtension = (file: string): string =>
  file.slice(0, file.length - extensionOf(file).length);

/** `a/b` of `a/./x/../b`, without slashes at its ends; what would lead above the root begins there. */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
