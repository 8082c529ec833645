import { posix } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import type { Library } from '../article/library.ts';

/** What of the collection a reference names, as it is spelled on disk, and the fragment after it; or that it leads out of the folder. */
export type NamedFile = { readonly name: string; readonly anchor: string } | { readonly outside: true };

/**
 * The file or the section's folder that a reference in `from` names; undefined: none. The name as it is written counts first, as
 * names may hold `%`, `#`, `?` and `:`; then without its escapes, and without what a URL has after its path.
 */
export function fileNamed(reference: string, from: string, library: Library): NamedFile | undefined {
  const [path = '', , fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(reference)?.slice(1) ?? [];
  const written = [
    { text: reference, anchor: '' },
    { text: unescaped(reference), anchor: '' },
    ...(path === reference
      ? []
      : [
          { text: path, anchor: fragment },
          { text: unescaped(path), anchor: fragment },
        ]),
  ];
  const names = written.flatMap(({ text, anchor }) =>
    text === undefined || text === '' ? [] : [{ name: joinPaths(text, from), anchor }],
  );
  const inside = names.filter(({ name }) => !name.startsWith('..') && name !== '.');
  const exact = inside.find(({ name }) => isThere(name, library));
  if (exact) return exact;
  for (const { name, anchor } of inside) {
    const spelled = foldable.test(name) ? library.files.spelled(name) : undefined;
    if (spelled !== undefined && isThere(spelled, library)) return { name: spelled, anchor };
  }
  return names.length > 0 && names.every(({ name }) => name.startsWith('..')) ? { outside: true } : undefined;
}

/** A name as it compares with others that look the same: macOS decomposes letters, and puts narrow spaces into names. */
export const folded = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ');

/** Without these a name compares with itself alone. */
const foldable = /[^!-~]/;

/** Files that are read and never served. */
export const isSource = (file: string): boolean => /\.(?:md|markdown|ya?ml)$/i.test(file);

const isThere = (name: string, library: Library): boolean =>
  library.pages.has(name) || (!isSource(name) && library.files.get(name) !== undefined);

/** The path below the content folder; `posix.join` takes the square of the number of `..` that lead out of it. */
export function joinPaths(name: string, from: string): string {
  const path: string[] = [];
  for (const part of name.startsWith('/')
    ? name.split('/')
    : [...from.split('/').slice(0, -1), ...name.split('/')])
    if (part === '..' && path.length > 0 && path.at(-1) !== '..') path.pop();
    else if (part !== '' && part !== '.') path.push(part);
  return path.join('/') || '.';
}

function unescaped(reference: string): string | undefined {
  try {
    const name = decodeURIComponent(reference);
    return name === reference ? undefined : name;
  } catch {
    return undefined;
  }
}

/** Names of a folder that are compared with one that is not there; a folder may hold very many. */
const compared = 500;

/** What to do about a name that is not there: the file of the same kind that was probably meant, if any is near. */
export function nearestName(reference: string, from: string, library: Library): string {
  const name = joinPaths(reference, from);
  const kind = kindOf(name);
  const names = ofKind(library.neighbours(posix.dirname(name)), kind).filter(
    (other) => folded(other) !== folded(name),
  );
  const suggestion = names.length > 0 ? closest(name, names) : '';
  const isNear = suggestion !== '' && distance(stemOf(suggestion), stemOf(name)) <= stemOf(name).length / 2.5;
  return isNear
    ? `; did you mean “${posix.basename(suggestion)}”?`
    : '; put the file there or correct the path';
}

/** The first names of each kind in a folder, by its list of names, as many files of it may be looked for. */
const kindsIn = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

function ofKind(names: readonly string[], kind: string): readonly string[] {
  const byKind = kindsIn.get(names) ?? Map.groupBy(names, kindOf);
  kindsIn.set(names, byKind);
  return (byKind.get(kind) ?? []).slice(0, compared);
}

const stemOf = (name: string): string => posix.basename(name, posix.extname(name));

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\.(?:md|markdown)$/i, 'article'],
  [/\.(?:jpe?g|png|gif|webp|avif|svg|heic|bmp|tiff?)$/i, 'picture'],
  [/\.(?:mp3|m4a|ogg|oga|opus|flac|wav|aac|mp4|m4v|webm|mov)$/i, 'recording'],
];

/** `news` and `news/ferry` name pages as files in Markdown do. */
function kindOf(name: string): string {
  const end = posix.extname(name).toLowerCase();
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? (end === '' ? 'article' : end);
}
