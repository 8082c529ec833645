import { decodedAddress } from '../../domain/uri.ts';
import type { Described, PageIndex } from './folder-system.ts';
import { nameOf, withoutExtension } from './source/source-folder.ts';

/** Pages by their files and addresses. */
export function pageIndex(pages: readonly Described[]): PageIndex {
  const addresses = new Map<string, string>();
  const paths = new Set<string>();
  const byName = new Map<string, string[]>();
  for (const { page, description } of pages) {
    if (description.address === undefined) continue;
    addresses.set(page.file, description.address);
    paths.add(comparable(description.address));
    for (const alias of description.aliases ?? []) paths.add(comparable(alias));
    for (const name of namesOf(page.file)) byName.set(name, [...(byName.get(name) ?? []), page.file]);
  }
  return {
    address: (file) => addresses.get(file),
    isPage: (path) => paths.has(comparable(path)),
    find: (name) => {
      const path = name
        .replace(/^\/+|(?<!\/)\/+$/g, '')
        .replace(/\.(?:md|mdx|markdown|html)$/i, '')
        .toLowerCase();
      const files = byName.get(nameOf(path)) ?? [];
      const ending = files.filter((file) => namesOf(file).length > 0 && endsWith(file, path));
      return ending.find((file) => endsWith(file, path, true)) ?? ending[0];
    },
  };
}

/** What a page is called by: its file, and for an index the folder. */
function namesOf(file: string): readonly string[] {
  const stem = pathOf(file);
  return [nameOf(stem)];
}

/** Without extension, language and index. */
const pathOf = (file: string): string =>
  withoutExtension(file)
    .replace(/\.[a-z]{2}(?:-[a-z]{2,4})?$/i, '')
    .replace(/\/_?index$/, '')
    .toLowerCase();

function endsWith(file: string, path: string, isWhole = false): boolean {
  const stem = pathOf(file);
  return isWhole ? stem === path || stem.replace(/^[^/]+\//, '') === path : `/${stem}`.endsWith(`/${path}`);
}

/** Paths that lead to one page: with and without index.html, `.html`, a slash at the end, and percent-encoding. */
function comparable(path: string): string {
  const [plain = ''] = path.split(/[?#]/);
  const trimmed = plain.replace(/(?:index)?\.html?$/, '').replace(/(?<!\/)\/+$/, '');
  return decodedAddress(trimmed).toLowerCase();
}
