import { decodedPart } from '../../domain/uri.ts';
import type { ImportedAuthor, LossReport } from '../imported.ts';
import { plain } from '../plain.ts';
import { type Inventory, nicename } from './inventory.ts';
import { allIn, textIn, type WxrElement } from './wxr.ts';

type Term = { readonly slug: string; readonly name: string };

/** The terms of an item by taxonomy. */
export const termsOf = (item: WxrElement): ReadonlyMap<string, readonly Term[]> =>
  Map.groupBy(
    allIn(item, 'category').map(({ attributes, text }) => ({
      domain: attributes.domain ?? 'category',
      slug: decodedPart(attributes.nicename ?? ''),
      name: plain(text),
    })),
    ({ domain }) => domain,
  );

/** The folder of a category, below those of the categories above it. */
export function folderOf(slug: string, { categories }: Inventory): string {
  const path: string[] = [];
  // A category that is above itself ends it.
  for (
    let at: string | undefined = slug;
    at !== undefined && at !== '' && !path.includes(at);
    at = categories.get(at)?.parent
  )
    path.unshift(at);
  return path.join('/');
}

type PostSections = { readonly primary: string | undefined; readonly further: readonly string[] };

/** Where a post is: the category that its newsroom called primary, else the first with none of the others below it. */
export function sectionsOf(
  categories: readonly Term[],
  primary: string | undefined,
  inventory: Inventory,
): PostSections {
  const folders = [...new Set(categories.map(({ slug, name }) => folderOf(slug || name, inventory)))].filter(
    (each) => each !== '',
  );
  const deepest = folders.filter((folder) => !folders.some((other) => other.startsWith(`${folder}/`)));
  const chosen = primary === undefined ? undefined : folderOf(primary, inventory);
  const first =
    deepest.find((folder) => folder === chosen) ??
    deepest.find((folder) => folder !== 'uncategorized') ??
    deepest[0];
  return { primary: first, further: deepest.filter((folder) => folder !== first) };
}

/** Who wrote a post: its bylines of Co-Authors Plus, else its account. */
export function authorsOf(
  item: WxrElement,
  coAuthors: readonly Term[],
  {
    inventory,
    names,
    report,
  }: {
    readonly inventory: Inventory;
    readonly names: ReadonlyMap<string, string>;
    readonly report: LossReport;
  },
): readonly ImportedAuthor[] {
  const creator = textIn(item, 'dc:creator').trim();
  const keys = coAuthors.length > 0 ? coAuthors.map(({ slug, name }) => [name, slug]) : [[creator]];
  const authors = keys.flatMap((each) => {
    const [key = ''] = each;
    if (key === '') return [];
    const spellings = each.flatMap((one) => [
      one,
      one.replace(/^cap-/, ''),
      nicename(one),
      nicename(one.replace(/^cap-/, '')),
    ]);
    const found = spellings
      .map((one) => names.get(one) ?? inventory.authors.get(one))
      .find((one) => one !== undefined);
    // A name has a space or a capital; a key that readers would see is told.
    if (found === undefined && /^[^\p{Lu}\s]+$/u.test(key))
      report(`author “${key}” has no name in the export; write one with --authors`, 'author without a name');
    return [found ?? key];
  });
  return [...new Set(authors)].map((name) => ({ name }));
}
