import { compare, type Finding } from '../problems/problem.ts';
import type { Sections } from '../site/section.ts';

/** What an article lays claim to; `own`: what its front matter gives, and does not follow from its name. */
export type Claimant = {
  readonly file: string;
  readonly id: string;
  readonly path: string;
  readonly url: string;
  readonly elsewhere: boolean;
  readonly own: { readonly id: boolean; readonly url: boolean };
};

/** An id with the address under which readers have it. */
type PublishedClaim = Pick<Claimant, 'id' | 'path' | 'url'>;

/**
 * What each article repeats of another: id, address, or the address of a section. Who is published with it keeps it, whatever comes
 * later; where nobody is, the one whose name is shorter, as copies are called `ferry copy.md`, `ferry (1).md`, `ferry.sync-conflict-….md`.
 * `published`: what an article was last published as; `occupied`: what other than an article has the address.
 */
export function duplicates<Article extends Claimant>(
  articles: Iterable<Article>,
  sections: Sections,
  published: (article: Article) => PublishedClaim | undefined,
  occupied: (article: Article) => string | undefined,
): ReadonlyMap<Article, readonly Finding[]> {
  const ranked = [...articles].map((article) => ({
    article,
    rank: rankOf(article, published(article)),
  }));
  ranked.sort((a, b) => a.rank - b.rank || byName(a.article.file, b.article.file));
  const ids = new Map<string, string>();
  const paths = new Map(
    [...sections.byPath.values()].map(({ path, folder }) => [`/${path}`, `the section ${folder}/`]),
  );
  const urls = new Map<string, string>();
  const found = new Map<Article, readonly Finding[]>();
  for (const { article } of ranked) {
    const { id, path, url, file } = article;
    const breaches = breachesOf(article, {
      id: ids.get(id),
      path: paths.get(path) ?? occupied(article),
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

/** The order of files that have the same: those with shorter names first, as copies have longer ones. */
export const byName = (a: string, b: string): number => compare(nameOf(a), nameOf(b)) || compare(a, b);

const nameOf = (file: string): string => file.replace(/\.(?:md|markdown)$/i, '');

/** 0: as it is published; 1: but for a url elsewhere; 2: published as something else; 3: new. */
function rankOf(article: Claimant, before: PublishedClaim | undefined): number {
  if (before === undefined) return 3;
  const { id, path, url } = before;
  if (id !== article.id || path !== article.path) return 2;
  return article.elsewhere && url !== article.url ? 1 : 0;
}

export type Owners = {
  readonly id: string | undefined;
  readonly path: string | undefined;
  readonly url: string | undefined;
};

/** What an article repeats of its owners. */
export function breachesOf({ id, path, url, own: ownKeys }: Claimant, owners: Owners): readonly Finding[] {
  const own = ownKeys.id ? 'give this one its own' : 'write id: and one of its own';
  const place = ownKeys.url ? { path: ['url'] } : { field: 'file' };
  const another = ownKeys.url ? 'write another url' : 'rename one of the files';
  const rows: readonly (readonly [string | undefined, Finding])[] = [
    [owners.id, { code: 'duplicate-id', path: ['id'], message: `${owners.id} has the id ${id}; ${own}` }],
    [
      owners.path,
      {
        code: 'duplicate-url',
        ...place,
        message: `${owners.path} has the address ${path}; ${another}`,
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
