import { scopePath } from '../../src/domain/addresses.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';

const FEEDS = ['/rss.xml', '/atom.xml', '/feed.json', '/ninjs.json'];

/** Every address of a collection that has a document, and those that articles have only where they are live or may be published again. */
export function pathsOf(snapshot: Snapshot): readonly string[] {
  const { site, sections, authors, tags, heads, withdrawals, media } = snapshot;
  const scopes = [
    '',
    ...sections.map(({ scope }) => scopePath(scope)),
    ...authors.map(({ slug }) => scopePath({ kind: 'author', slug })),
    ...tags.map(({ slug }) => scopePath({ kind: 'tag', slug })),
  ];
  const stories = [...heads, ...withdrawals].map(({ path }) => path);
  return [
    ...scopes.flatMap((scope) => ['/', ...FEEDS, '/feed'].map((end) => scope + end)),
    ...stories.flatMap((path) => ['', '/newsml.xml', '/republish.txt', ...FEEDS].map((end) => path + end)),
    ...media.map(({ file }) => file.path),
    ...(site.partners ?? []).map(({ name, format }) => `/partners/${name}/${format}.xml`),
    ...['/opml.xml', '/robots.txt', '/health', '/sitemap.xml', '/news-sitemap.xml', '/sitemaps/pages.xml'],
    ...['/sitemaps/2026-11.xml', '/news/opml.xml', '/license.xml', '/subscribe', '/authors/', '/tags/'],
    '/.well-known/site.standard.publication',
  ].map(encodeURI);
}
