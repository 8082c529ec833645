import type { Finding } from './problem.ts';
import type { Sections } from './section.ts';

/** What an article lays claim to; `own`: what its front matter gives, and does not follow from its name. */
export type Claimant = {
  readonly file: string;
  readonly id: string;
  readonly path: string;
  readonly url: string;
  readonly elsewhere: boolean;
  readonly own: { readonly id: boolean; readonly url: boolean };
};

/** What each article repeats of one before it: id, address, or the address of a section. The first keeps it. */
export function duplicates<Article extends Claimant>(
  articles: Iterable<Article>,
  sections: Sections,
): ReadonlyMap<Article, readonly Finding[]> {
  const ids = new Map<string, string>();
  const paths = new Map(
    [...sections.byPath.values()].map(({ path, folder }) => [`/${path}`, `the section ${folder}/`]),
  );
  const urls = new Map<string, string>();
  const found = new Map<Article, readonly Finding[]>();
  for (const article of articles) {
    const { id, path, url, file } = article;
    const breaches = breachesOf(article, {
      id: ids.get(id),
      path: paths.get(path),
      url: article.elsewhere ? urls.get(url) : undefined,
    });
    if (breaches.length) found.set(article, breaches);
    else {
      ids.set(id, file);
      paths.set(path, file);
      urls.set(url, file);
    }
  }
  return found;
}

type Owners = {
  readonly id: string | undefined;
  readonly path: string | undefined;
  readonly url: string | undefined;
};

function breachesOf({ id, path, url, own: given }: Claimant, owners: Owners): readonly Finding[] {
  const own = given.id ? 'give this one its own' : 'write id: and one of its own';
  const place = given.url ? { path: ['url'] } : { field: 'file' };
  const rows: readonly (readonly [string | undefined, Finding])[] = [
    [owners.id, { code: 'duplicate-id', path: ['id'], message: `${owners.id} has the id ${id}; ${own}` }],
    [
      owners.path,
      {
        code: 'duplicate-url',
        ...place,
        message: `${owners.path} has the address ${path}; rename one of the files`,
      },
    ],
    [
      owners.url,
      {
        code: 'duplicate-url',
        path: ['url'],
        message: `${owners.url} has the url ${url}; correct one of them`,
      },
    ],
  ];
  return rows.filter(([owner]) => owner !== undefined).map(([, finding]) => finding);
}
