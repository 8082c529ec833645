import { dateParts, encodedPath, expand } from '../address/pattern.ts';
import { jekyllSlug } from '../address/slugs.ts';
import type { PageDate } from '../fields/page-date.ts';

type JekyllAddressParts = {
  readonly pattern: string;
  readonly date?: PageDate;
  readonly categories: readonly string[];
  /** As front matter or the file's name has it. */
  readonly slug: string;
  readonly collection: string;
  /** Path of the file below its collection, without extension. */
  readonly path: string;
};

/** The path of a document at its site, without the site's base, as Jekyll's `URL` and `UrlDrop` make it. */
export function jekyllAddress({
  pattern,
  date,
  categories,
  slug,
  collection,
  path,
}: JekyllAddressParts): string {
  const parts: Readonly<Record<string, string>> = {
    ...dateParts(date),
    title: jekyllSlug(slug, 'pretty'),
    slug: jekyllSlug(slug).toLowerCase(),
    name: jekyllSlug(path.slice(path.lastIndexOf('/') + 1)).toLowerCase(),
    path,
    collection,
    categories: [...new Set(categories.map((each) => each.toLowerCase()))].join('/'),
    slugified_categories: [...new Set(categories.map((each) => jekyllSlug(each).toLowerCase()))].join('/'),
    output_ext: '.html',
  };
  const value = (name: string) => (Object.hasOwn(parts, name) ? encodedPath(parts[name] ?? '') : undefined);
  return `/${expand(pattern, value)}`
    .replaceAll('..', '/')
    .replaceAll('./', '')
    .replace(/\/{2,}/g, '/');
}

/** A document's `id`, which jekyll-feed shows: the folder of its address, and its slug as it was written. */
export function jekyllId(address: string, slug: string): string {
  const folder = address.replace(/(?<!\/)\/+$/, '').replace(/\/[^/]*$/, '');
  return `${folder}/${encodedPath(slug)}`;
}
