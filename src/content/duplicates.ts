import type { Identified } from './identity.ts';
import type { Finding } from './problem.ts';
import type { Sections } from './section.ts';

/** What each article repeats of one before it: id, address, or the address of a section. The first keeps it. */
export function duplicates(
  articles: readonly Identified[],
  sections: Sections,
): ReadonlyMap<Identified, readonly Finding[]> {
  const ids = new Map<string, string>();
  const paths = new Map(
    [...sections.byPath.values()].map(({ path, folder }) => [`/${path}`, `the section ${folder}/`]),
  );
  const urls = new Map<string, string>();
  const found = new Map<Identified, readonly Finding[]>();
  for (const article of articles) {
    const { id, path, url, fields, parsed } = article;
    const rows: readonly (readonly [string | undefined, Finding])[] = [
      [
        ids.get(id),
        {
          code: 'duplicate-id',
          path: ['id'],
          message: `${other(ids.get(id))} has the id ${id}; ${fields.id ? 'give this one its own' : 'write id: and one of its own'}`,
        },
      ],
      [
        paths.get(path),
        {
          code: 'duplicate-url',
          ...(fields.url ? { path: ['url'] } : { field: 'file' }),
          message: `${other(paths.get(path))} has the address ${path}; rename one of the files`,
        },
      ],
      [
        article.elsewhere ? urls.get(url) : undefined,
        {
          code: 'duplicate-url',
          path: ['url'],
          message: `${other(urls.get(url))} has the url ${url}; correct one of them`,
        },
      ],
    ];
    const breaches = rows.filter(([taken]) => taken !== undefined).map(([, finding]) => finding);
    if (breaches.length) found.set(article, breaches);
    else {
      ids.set(id, parsed.file);
      paths.set(path, parsed.file);
      urls.set(url, parsed.file);
    }
  }
  return found;
}

const other = (file: string | undefined): string => file ?? '';
