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

/** What is known of articles beside what they claim. */
type ClaimContext<Article> = {
  /** What the file of an article was last published as. */
  readonly published: (article: Article) => PublishedClaim | undefined;
  /** Whether readers have it as it is, from whatever file. */
  readonly isMoved: (article: Article) => boolean;
  /** Whether it was left out for what it repeats of another. */
  readonly wasRefused: (article: Article) => boolean;
  /** What other than an article has its address. */
  readonly occupied: (article: Article) => string | undefined;
};

/**
 * What each article repeats of another: id, address, or the address of a section. Who is published with it keeps it, whatever comes
 * later; where nobody is, the one whose name is shorter, as copies are called `ferry copy.md`, `ferry (1).md`, `ferry.sync-conflict-….md`.
 */
export function duplicates<Article extends Claimant>(
  articles: Iterable<Article>,
  sections: Sections,
  { published, isMoved, wasRefused, occupied }: ClaimContext<Article>,
): ReadonlyMap<Article, readonly Finding[]> {
  const ranked = [...articles].map((article) => ({
    article,
    rank: wasRefused(article) ? RANK.refused : rankOf(article, published(article), isMoved(article)),
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

/** Who comes first. `moved`: in another file than it is published from; `refused`: what repeated another before does so still. */
const RANK = { published: 0, otherUrl: 1, moved: 2, changed: 3, new: 4, refused: 5 } as const;

function rankOf(article: Claimant, before: PublishedClaim | undefined, isMoved: boolean): number {
  if (before === undefined) return isMoved ? RANK.moved : RANK.new;
  const { id, path, url } = before;
  if (id !== article.id || path !== article.path) return RANK.changed;
  return article.elsewhere && url !== article.url ? RANK.otherUrl : RANK.published;
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
