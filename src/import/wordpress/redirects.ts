import { slug, slugPath } from '../../content/site/slug.ts';
import type { ImportedRedirect } from '../imported.ts';
import type { Inventory } from './inventory.ts';
import { nicename } from './inventory.ts';
import { folderOf } from './terms.ts';

/** What is known of addresses once all posts have been read. */
export type RedirectSources = {
  readonly inventory: Inventory;
  /** Names of the tags of public posts, by slug. */
  readonly tags: ReadonlyMap<string, string>;
  /** Logins of the authors of public posts. */
  readonly logins: ReadonlySet<string>;
  /** Addresses of posts. */
  readonly posts: readonly string[];
  readonly hasAttachments: boolean;
};

/** Old addresses of sections, tags, authors and their feeds: those that follow no rule one by one, before the patterns for all others. */
export function redirectsOf({
  inventory,
  tags,
  logins,
  posts,
  hasAttachments,
}: RedirectSources): readonly ImportedRedirect[] {
  return [
    ...[...inventory.used].flatMap((each) => {
      const path = folderOf(each, inventory);
      return path === slugPath(path) ? [] : pair(`/category/${path}`, `/${slugPath(path)}`);
    }),
    ...[...tags].flatMap(([each, name]) =>
      slug(name) === each ? [] : pair(`/tag/${each}`, `/tags/${slug(name)}`),
    ),
    ...[...logins].flatMap((login) => {
      const name = inventory.authors.get(login) ?? login;
      return login === '' || slug(name) === nicename(login)
        ? []
        : pair(`/author/${nicename(login)}`, `/authors/${slug(name)}`);
    }),
    { from: '/category/:section/feed', to: '/:section/rss.xml' },
    { from: '/category/:above/:section/feed', to: '/:above/:section/rss.xml' },
    { from: '/category/*', to: '/:splat' },
    ...pair('/tag/:name', '/tags/:name'),
    ...pair('/author/:name', '/authors/:name'),
    ...(hasAttachments ? attachmentPattern(posts) : []),
  ];
}

const pair = (from: string, to: string): readonly ImportedRedirect[] => [
  { from: `${from}/feed`, to: `${to}/rss.xml` },
  { from, to: `${to}/` },
];

const dated: readonly (readonly [RegExp, string])[] = [
  [/^\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/?$/, '/:year/:month/:day/:slug'],
  [/^\/\d{4}\/\d{2}\/[^/]+\/?$/, '/:year/:month/:slug'],
];

/** The page of a file that was uploaded to a post is one below the post's: the pattern of posts' addresses, where all have one. */
function datedPattern(posts: readonly string[]): (typeof dated)[number] | undefined {
  const paths = posts.flatMap((each) => URL.parse(each)?.pathname ?? []);
  return dated.find(([posted]) => paths.length > 0 && paths.every((path) => posted.test(path)));
}

function attachmentPattern(posts: readonly string[]): readonly ImportedRedirect[] {
  const [, pattern] = datedPattern(posts) ?? [];
  return pattern === undefined ? [] : [{ from: `${pattern}/:attachment`, to: pattern }];
}

/** How many pages of attachments lead nowhere: those that are not below a post's address, and have one of their own. */
export function lostAttachmentPages({ inventory, posts }: RedirectSources): number {
  const [posted] = datedPattern(posts) ?? [];
  const paths = [...inventory.attachments.values()].flatMap(({ page }) => URL.parse(page)?.pathname ?? []);
  return paths.filter((path) => path !== '/' && !posted?.test(path.replace(/\/[^/]+\/?$/, ''))).length;
}
