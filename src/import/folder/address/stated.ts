import type { PageDate } from '../fields/page-date.ts';
import { dateParts, encodedPath, expand, rootPath } from './pattern.ts';
import { githubSlug } from './slugs.ts';

/** What the pattern of `--permalink` may name, besides the parts of a date. */
type StatedAddressParts = {
  readonly date?: PageDate;
  /** Of the file, without a date at its beginning. */
  readonly slug: string;
  /** Of the file. */
  readonly filename: string;
  readonly title: string;
  /** Folders, or categories. */
  readonly section: string;
};

/** The path that a pattern of the person who imports makes: `/:year/:month/:title/`. */
export function statedAddress(
  pattern: string,
  { date, slug, filename, title, section }: StatedAddressParts,
): string {
  const parts: Readonly<Record<string, string>> = {
    ...dateParts(date),
    slug,
    // Jekyll's and Hugo's word for the name in the address.
    title: slug,
    filename,
    headline: githubSlug(title),
    section,
    sections: section,
    categories: section,
    category: section,
    output_ext: '.html',
  };
  return encodedPath(rootPath(expand(pattern, (name) => parts[name])));
}
