import { permalink } from '../../content/site/permalink.ts';
import { slug } from '../../content/site/slug.ts';
import { reservedPart } from '../../domain/addresses.ts';

/** The folder of a section's path as Dateline can have it: parts of `[a-z0-9-]`, none of which the service needs for itself. */
export function sectionFolder(path: string): string {
  const parts = path.split('/').filter((part) => part.trim() !== '');
  return parts
    .map(slug)
    .map((part, index) =>
      reservedPart(`${index === 0 ? '' : '/section'}/${part}`, 'section') ? `section-${part}` : part,
    )
    .join('/');
}

export type FileNames = {
  /**
   * A file for an article, below the content folder, with `.md`, that is nobody's yet. `wanted`: as `ImportedArticle.path`; `date`:
   * `YYYY-MM-DD`, for addresses that have it.
   */
  article(path: string, date: string): string;
  /** Reserves a file that an article, or a section, has already. */
  reserve(file: string, date: string): void;
  /** The path at which the article in a file is served. */
  addressOf(file: string, date: string): string;
};

/** Articles without a folder go here, as each must be in a section. */
const defaultFolder = 'news';

type FileNameOptions = {
  /** Whether a file is there that the import did not write. */
  readonly isTaken: (file: string) => boolean;
  /** As `permalink` in site.yaml. */
  readonly pattern: string;
};

/** Names no two of which have one address, or one that the service needs. */
export function createFileNames({ isTaken, pattern }: FileNameOptions): FileNames {
  const files = new Set<string>();
  const addresses = new Set<string>();
  const addressOf = (file: string, date: string) => {
    const at = file.lastIndexOf('/');
    return permalink(pattern, { section: file.slice(0, at), date, slug: file.slice(at + 1, -'.md'.length) });
  };
  const reserve = (file: string, date: string) => {
    files.add(file);
    addresses.add(addressOf(file, date));
  };
  const isFree = (file: string, date: string) =>
    !files.has(file) &&
    !addresses.has(addressOf(file, date)) &&
    !isTaken(file) &&
    reservedPart(addressOf(file, date), 'article') === undefined;
  return {
    article(path, date) {
      const at = path.lastIndexOf('/');
      const folder = sectionFolder(path.slice(0, Math.max(at, 0))) || defaultFolder;
      const slugged = slug(wordsOr(path.slice(at + 1), date || 'untitled'));
      const name = slugged === 'readme' || slugged === 'feed' ? `${slugged}-1` : slugged;
      const file = firstFree(
        (count) => `${folder}/${count === 1 ? name : `${name}-${count}`}.md`,
        (each) => isFree(each, date),
      );
      reserve(file, date);
      return file;
    },
    reserve,
    addressOf,
  };
}

/** A name, or another one where it has no letter and no digit, of which an address could be made. */
export const wordsOr = (name: string, otherwise: string): string =>
  /[\p{L}\p{N}]/u.test(name) ? name : otherwise;

/** The first of a row of names, counted from 1, that is free. */
export function firstFree(nameOf: (count: number) => string, isFree: (name: string) => boolean): string {
  for (let count = 1; ; count += 1) {
    const name = nameOf(count);
    if (isFree(name)) return name;
  }
}
