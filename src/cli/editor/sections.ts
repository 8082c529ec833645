import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

/** The sections of a content folder: each folder with an article or an `_index.md`, with its name and those above it. */
export function sectionsIn(
  dir: string,
  path = '',
  above: readonly string[] = [],
): readonly { readonly path: string; readonly trail: string }[] {
  const entries = readdirSync(join(dir, path), { withFileTypes: true });
  const hasArticle = entries.some(
    (entry) =>
      entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name) && !/^(?:readme\.|[.])/i.test(entry.name),
  );
  const own = path !== '' && hasArticle ? [{ path, trail: above.join('/') }] : [];
  const folders = entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map(({ name }) => name);
  return [
    ...own,
    ...folders.toSorted().flatMap((name) => {
      const below = path === '' ? name : `${path}/${name}`;
      return sectionsIn(dir, below, [...above, titleOf(join(dir, below), name)]);
    }),
  ];
}

/** The title of `_index.md`, else what Dateline calls a folder: `clark-county` is `Clark County`. */
function titleOf(folder: string, name: string): string {
  const file = join(folder, '_index.md');
  const [, matter = ''] = existsSync(file)
    ? readFileSync(file, 'utf8').replace(/\r\n/g, '\n').split(/^---$/m, 2)
    : [];
  const title: unknown = Object(parseDocument(matter, { schema: 'failsafe' }).toJS()).title;
  return typeof title === 'string' && title.trim() !== ''
    ? title.trim()
    : name.replaceAll('-', ' ').replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

/** A section's name in an editor's configuration, of letters, digits, `-` and `_`: `news__northwest`. */
export const nameOf = (path: string): string =>
  encodeURIComponent(path.replaceAll('/', '__')).replace(/[^\w-]/g, '_');
