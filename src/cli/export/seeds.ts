import { LISTS } from '../../app/address.ts';
import { feedFiles } from '../../app/formats.ts';
import type { Directory } from '../../collection/directory.ts';
import { scopePath } from '../../collection/selection.ts';
import type { Snapshot } from '../../collection/snapshot.ts';
import { writePath } from '../../http/path.ts';

/** What stands at the root besides feeds and pages. */
const FIXED = ['/robots.txt', '/sitemap.xml', '/news-sitemap.xml', '/license.xml', '/favicon.ico'];

/** Names that other publishing systems have for a feed; the service says where each leads. */
const ALIASES = [
  ...[
    '/feed/',
    '/feed/rss',
    '/feed/atom',
    '/feed/json',
    '/rss',
    '/rss/',
    '/rss2.xml',
    '/feed.xml',
    '/index.xml',
  ],
  ...['/atom', '/feed.atom', '/feed.rss', '/rss.json', '/index.json', '/feeds', '/opml', '/index.rss'],
];

/** Where an export begins to look, as paths below the site's address. What does not stand there is not exported. */
export type Seeds = { readonly documents: readonly string[]; readonly redirects: readonly string[] };

/** Every address that a snapshot may have. Partners' feeds only where anybody may read them. */
export function seedsOf(snapshot: Snapshot, directory: Directory): Seeds {
  const { site, heads, withdrawals, media, aliases = [] } = snapshot;
  const scopes = [directory.site, ...directory.sections, ...directory.authors, ...directory.tags].map(
    ({ scope }) => scopePath(scope),
  );
  const partners = (site.partners ?? []).filter(({ access }) => access.kind === 'public');
  return {
    documents: [
      ...scopes.flatMap((scope) => [
        `${scope}/`,
        ...[...feedFiles, ...LISTS.map(({ file }) => file)].map((file) => `${scope}/${file}`),
      ]),
      ...FIXED,
      ...[...heads, ...withdrawals].map(({ path }) => writePath(path)),
      // No page leads to a cancellation, but programs that had the news item ask for it again.
      ...withdrawals.map(({ path }) => `${writePath(path)}/newsml.xml`),
      ...media.map(({ file }) => writePath(file.path)),
      ...partners.map(({ name, format }) => `/partners/${name}/${format}.xml`),
    ],
    redirects: [...ALIASES, ...aliases.map(({ path }) => writePath(path))],
  };
}
