import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import {
  type Address,
  ALIAS_ENDINGS,
  buildPath,
  PROGRAM_FILES,
  parsePath,
  programPaths,
  reservedPart,
  type Scope,
  SITE_PAGES,
  scopeAliases,
  scopeDocuments,
  scopePath,
} from '../../src/domain/addresses.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { sourceOf } from '../contract/paper.ts';
import { BASE, NOW, PAPER } from '../http/paper.ts';

const partner = {
  name: 'wire',
  hash: 'wire',
  profile: 'generic',
  language: 'en',
  offset: 0,
  limit: 20,
  content: 'full',
  callout: false,
  images: true,
  parameters: {},
  access: { kind: 'public' },
  budget: 1_000_000,
} as const;

const snapshot = {
  ...PAPER.snapshot,
  site: {
    ...PAPER.snapshot.site,
    // Patterns would answer in place of what is missing.
    redirects: [],
    atproto: 'at://did:web:paper.example/site.standard.publication/self',
    licensing: { permits: ['search'], prohibits: [], terms: `${BASE}/license.xml` },
    partners: [
      { ...partner, format: 'rss' },
      { ...partner, name: 'desk', format: 'atom' },
    ],
  },
} as const;

const source = sourceOf(PAPER);
const collection = createMemoryCollection(snapshot, {
  ...source,
  // What others may publish has one more document.
  async article(head) {
    const article = await source.article(head);
    return article && { ...article, republish: { before: '', after: '', control: '' } };
  },
});
const app = createApp({ collection: () => collection, now: () => NOW, compressors: {} });
const ask = async (path: string) => app.request(BASE + path, { headers: { Accept: '*/*' } });

const scopes: readonly Scope[] = [
  { kind: 'site' },
  { kind: 'section', path: 'news/northwest' },
  { kind: 'author', slug: 'jane-doe' },
  { kind: 'tag', slug: 'ferries' },
];

/** One of every kind of address, in every scope. */
const addresses: readonly Address[] = [
  ...scopes.flatMap((scope): readonly Address[] => [{ kind: 'page', scope }, ...scopeDocuments(scope)]),
  ...[...PROGRAM_FILES, ...SITE_PAGES].map((name) => ({ kind: 'fixed', name }) as const),
  { kind: 'names', name: 'authors' },
  { kind: 'names', name: 'tags' },
  { kind: 'partner', name: 'wire', format: 'rss' },
  { kind: 'partner', name: 'desk', format: 'atom' },
  { kind: 'sitemap', name: 'pages' },
  { kind: 'sitemap', name: '2026-05' },
  { kind: 'document', path: '/news/northwest/ferry', name: 'newsml.xml' },
  { kind: 'document', path: '/news/retracted', name: 'newsml.xml' },
  { kind: 'document', path: '/news/northwest/ferry', name: 'republish.txt' },
  { kind: 'path', path: '/news/northwest/ferry' },
  { kind: 'path', path: '/drawing.svg' },
];

describe('every address of the table', () => {
  it.each(addresses.map((address) => [buildPath(address), address] as const))(
    '%s is answered, and read as it is built',
    async (path, address) => {
      expect((await ask(path)).status).toBe(200);
      expect(parsePath(path)).toEqual(address);
    },
  );
});

describe('every foreign name', () => {
  const rows = scopes.flatMap(scopeAliases).map(({ from, to }) => [from, to] as const);

  it.each(rows)('%s leads to %s', async (from, to) => {
    const { status, headers } = await ask(from);
    expect([status, headers.get('location')]).toEqual([308, to]);
    expect((await ask(to)).status).toBe(200);
  });

  it('is asked in every scope that has it', () => {
    const scoped = ALIAS_ENDINGS.filter(([, target]) => target !== '');
    for (const scope of scopes)
      for (const [ending] of scoped) {
        const isOfSite = scope.kind === 'site' && ending.startsWith('.');
        expect(scopeAliases(scope).some(({ from }) => from === `${scopePath(scope)}${ending}`)).toBe(
          !isOfSite,
        );
      }
  });

  it.each(ALIAS_ENDINGS.filter(([, target]) => target === ''))('of an article: %s', async (ending) => {
    const { status, headers } = await ask(`/news/northwest/ferry${ending}`);
    expect([status, headers.get('location')]).toEqual([308, '/news/northwest/ferry']);
  });
});

describe('what programs read', () => {
  const programs = addresses
    .filter(({ kind }) => !['page', 'names', 'path'].includes(kind))
    .filter((address) => !SITE_PAGES.some((path) => path === buildPath(address)));

  it.each(programs.map(buildPath))('%s is among what protections let through', (path) => {
    const { endings, branch } = programPaths();
    expect(endings.some((end) => path.endsWith(end)) || path.includes(branch)).toBe(true);
  });
});

/** No article may have an address of the service. */
const taken: readonly Address[] = addresses.filter(({ kind }) => kind !== 'path' && kind !== 'page');

describe('reserved', () => {
  it.each(taken.map(buildPath))('%s', (path) => {
    expect(reservedPart(path, 'article')).toBeDefined();
  });

  it.each(['/favicon.ico', '/authors/jane-doe', '/tags/ferries', '/news/feed/ferry'])('%s', (path) => {
    expect(reservedPart(path, 'article')).toBeDefined();
  });

  it('a section may be called like a page without a slash', () => {
    expect(reservedPart('/health', 'section')).toBeUndefined();
    expect(reservedPart('/health/ferry', 'article')).toBeUndefined();
    expect(reservedPart('/news/ferry', 'article')).toBeUndefined();
  });
});
