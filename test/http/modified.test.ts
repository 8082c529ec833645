import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Files, gif, png, write } from '../content/folder.ts';
import { site, story } from '../partner/paper.ts';
import { type Store, stores } from './stores.ts';

const licensing = 'licensing:\n  permits: [search]\n';
const partners = 'partners:\n  p:\n    profile: generic\n    hours: 72\n';

/** Two sections; what each row below does not touch stays as it is. */
const start: Files = {
  'site.yaml': site(`${partners}${licensing}`),
  'news/_index.md': '---\ntitle: News\n---\n',
  'news/a.md': story(
    'a',
    { authors: '[Ann]', tags: '[Tides]', image: '{src: p.png, alt: x}' },
    'The tide came in.',
  ),
  'news/b.md': story('b', { date: '2026-11-19 08:00', authors: '[Ben]' }),
  'news/held.md': story('held', { embargo: '2026-11-20 13:00' }),
  'news/brief.md': story('brief', { date: '2026-11-20 07:00', expires: '2026-11-20 14:00' }),
  'news/p.png': png,
  'sports/_index.md': '---\ntitle: Sports\n---\n',
  'sports/s.md': story('s', { date: '2026-11-18 08:00', authors: '[Sam]', tags: '[Rowing]' }),
};

/** Every kind of resource. */
const paths = [
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/ninjs.json',
  '/news/rss.xml',
  '/news/atom.xml',
  '/sports/rss.xml',
  '/authors/ann/rss.xml',
  '/tags/tides/atom.xml',
  '/rss.xml?limit=2',
  '/rss.xml?q=tide',
  '/rss.xml?archive=mi5x5z20..tag:paper.example,2026:a',
  '/partners/p/rss.xml',
  '/',
  '/news/',
  '/sports/',
  '/news/a',
  '/news/a/newsml.xml',
  '/news/p.png',
  '/authors/',
  '/tags/',
  '/authors/ann/',
  '/opml.xml',
  '/sitemap.xml',
  '/sitemaps/pages.xml',
  '/sitemaps/2026-11.xml',
  '/news-sitemap.xml',
  '/robots.txt',
];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 1_440 * MINUTE;

type Step = {
  readonly name: string;
  readonly files?: Readonly<Record<string, string | Uint8Array | undefined>>;
  /** Milliseconds that pass before it; a minute and a bit unless given. */
  readonly passes?: number;
  /** The instant at which it happens. */
  readonly at?: string;
  readonly restart?: 'another' | true;
  /** Addresses that are not what they were. */
  readonly moved: readonly string[];
  /** Feeds of which nothing changed, where changes are recorded. */
  readonly still?: readonly string[];
};

/** What happens to a paper, one after the other. */
const steps: readonly Step[] = [
  { name: 'nothing', moved: [], still: ['/rss.xml', '/news/rss.xml', '/sports/rss.xml', '/news/p.png'] },
  {
    name: 'a story dated ten minutes ago appears',
    files: { 'news/late.md': story('late', { date: '2026-11-20 11:50' }) },
    moved: [
      '/rss.xml',
      '/news/atom.xml',
      '/partners/p/rss.xml',
      '/',
      '/sitemaps/2026-11.xml',
      '/news-sitemap.xml',
    ],
    still: ['/sports/rss.xml', '/authors/ann/rss.xml', '/news/p.png'],
  },
  {
    name: 'a story dated long ago appears',
    files: { 'sports/old.md': story('old', { date: '2026-11-01 11:50' }) },
    moved: ['/rss.xml', '/sports/rss.xml', '/sports/'],
    still: ['/news/rss.xml', '/tags/tides/atom.xml'],
  },
  {
    name: 'a word is changed without a word about it',
    files: {
      'sports/s.md': story('s', { date: '2026-11-18 08:00', authors: '[Sam]', tags: '[Rowing]' }, 'Anew.'),
    },
    moved: ['/rss.xml', '/sports/rss.xml'],
    still: ['/news/rss.xml', '/authors/ann/rss.xml'],
  },
  {
    name: 'it is changed back',
    files: { 'sports/s.md': start['sports/s.md'] },
    moved: ['/rss.xml', '/sports/rss.xml'],
    still: ['/news/rss.xml'],
  },
  {
    name: 'again, and back within the same second',
    files: { 'sports/s.md': story('s', { date: '2026-11-18 08:00' }, 'Once more.') },
    passes: 5 * MINUTE,
    moved: ['/rss.xml', '/sports/rss.xml'],
  },
  {
    name: 'in that second',
    files: { 'sports/s.md': start['sports/s.md'] },
    passes: 200,
    moved: ['/sports/rss.xml'],
  },
  {
    name: 'and in the same millisecond',
    files: { 'sports/s.md': story('s', { date: '2026-11-18 08:00' }, 'At once.') },
    passes: 0,
    moved: ['/sports/rss.xml'],
  },
  {
    name: 'an hour without anything',
    passes: 20 * MINUTE,
    moved: [],
    still: ['/sports/rss.xml', '/rss.xml'],
  },
  {
    name: 'the newest is removed',
    files: { 'news/late.md': undefined },
    moved: ['/rss.xml', '/news/rss.xml', '/partners/p/rss.xml'],
    still: ['/sports/rss.xml', '/authors/ann/rss.xml'],
  },
  {
    name: 'an embargo lifts',
    at: '2026-11-20T13:00:00Z',
    moved: ['/rss.xml', '/news/rss.xml'],
    still: ['/sports/rss.xml'],
  },
  {
    name: 'a story expires',
    at: '2026-11-20T14:00:00Z',
    moved: ['/rss.xml', '/news/rss.xml'],
    still: ['/sports/rss.xml'],
  },
  { name: 'the program starts again', restart: true, moved: [], still: ['/rss.xml', '/news/rss.xml'] },
  {
    name: 'a story is withdrawn, as of before',
    files: {
      'news/b.md': story('b', {
        date: '2026-11-19 08:00',
        authors: '[Ben]',
        status: 'withdrawn',
        withdrawn: '2026-11-20 09:00',
        reason: 'It was not so.',
      }),
    },
    moved: ['/rss.xml', '/news/atom.xml', '/', '/authors/'],
    still: ['/sports/rss.xml'],
  },
  {
    name: 'a section gets another name',
    files: { 'sports/_index.md': '---\ntitle: Games\n---\n' },
    moved: ['/sports/rss.xml', '/opml.xml', '/', '/sports/'],
    still: ['/news/rss.xml'],
  },
  {
    name: 'an author gets another name',
    files: {
      'news/a.md': story(
        'a',
        { authors: '[ANN]', tags: '[Tides]', image: '{src: p.png, alt: x}' },
        'The tide came in.',
      ),
    },
    moved: ['/rss.xml', '/authors/ann/rss.xml', '/authors/', '/news/a', '/news/a/newsml.xml'],
    still: ['/sports/rss.xml'],
  },
  {
    name: 'a picture becomes another',
    files: { 'news/p.png': gif },
    moved: ['/news/p.png', '/news/rss.xml'],
    still: ['/sports/rss.xml'],
  },
  {
    name: 'the paper gets another description',
    files: { 'site.yaml': site(`${partners}${licensing}`).replace('A paper', 'The paper') },
    moved: ['/rss.xml', '/partners/p/rss.xml', '/'],
  },
  { name: 'another program', restart: 'another', moved: [] },
  {
    name: 'a story leaves the news sitemap',
    at: '2026-11-22T08:00:00Z',
    moved: ['/news-sitemap.xml'],
    still: ['/rss.xml', '/sports/rss.xml'],
  },
  {
    name: 'a story leaves what a partner gets',
    at: '2026-11-23T13:00:00Z',
    moved: ['/partners/p/rss.xml'],
    still: ['/rss.xml'],
  },
  {
    name: 'a withdrawal is no longer told of',
    at: '2026-12-20T09:00:00Z',
    moved: ['/news/atom.xml', '/atom.xml'],
    still: ['/sports/rss.xml'],
  },
  {
    name: 'months later',
    passes: 90 * DAY,
    moved: [],
    still: ['/rss.xml', '/news/atom.xml', '/sports/rss.xml'],
  },
  {
    name: 'the clock goes back, and a story is removed',
    passes: -91 * DAY,
    files: { 'sports/old.md': undefined },
    moved: ['/rss.xml', '/sports/rss.xml'],
  },
  { name: 'the clock is right again', passes: 92 * DAY, moved: [], still: ['/sports/rss.xml'] },
];

/** What a client holds that has nothing but dates. */
type Held = { readonly status: number; readonly body: string; readonly since: string };

const dateOf = (text: string | null) => Date.parse(text ?? '');

describe.each(Object.entries(stores))('Last-Modified by way of %s', (kind, open) => {
  const dir = mkdtempSync(join(tmpdir(), 'dateline-modified-'));
  let now = new Date('2026-11-20T12:00:00.250Z');
  let store: Store;
  /** Asks with the date it was given, and with that of a second before the answer (RFC 9110 §8.8.2.2). */
  const clients = { modified: new Map<string, Held>(), date: new Map<string, Held>() };

  const full = async (path: string) => {
    const response = await store.get(path);
    const modified = response.headers.get('last-modified');
    if (response.status === 200) {
      expect([path, modified]).toEqual([path, expect.any(String)]);
      expect(dateOf(modified), path).toBeLessThanOrEqual(now.getTime());
    }
    return { status: response.status, body: await response.text(), modified: modified ?? '' };
  };

  /** Every client asks again; which of its answers a client that has only dates was told to keep. */
  const poll = async () => {
    const kept = new Set<string>();
    const changed = new Set<string>();
    for (const path of paths) {
      const whole = await full(path);
      for (const [name, held] of Object.entries(clients)) {
        const known = held.get(path);
        const headers = known?.since ? { 'if-modified-since': known.since } : undefined;
        const { status } = await store.get(path, headers);
        const isSame = known?.status === whole.status && known.body === whole.body;
        if (known && !isSame) changed.add(path);
        if (status === 304) {
          expect([path, name, isSame]).toEqual([path, name, true]);
          if (name === 'modified') kept.add(path);
        } else {
          const since = name === 'modified' ? whole.modified : new Date(now.getTime() - SECOND).toUTCString();
          held.set(path, { status: whole.status, body: whole.body, since });
        }
      }
    }
    return { kept, changed };
  };

  beforeAll(async () => {
    for (const [name, content] of Object.entries(start)) write(dir, name, content);
    store = await open({ dir, clock: () => now });
    await store.publish();
    await poll();
    now = new Date(now.getTime() + 5 * SECOND);
    await poll();
  });
  afterAll(() => {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  });

  test.each(steps)(
    '$name',
    async ({ name, files, passes = MINUTE + 370, at, restart, moved, still = [] }) => {
      const before = new Map(clients.modified);
      const isBack = passes < 0;
      now = at ? new Date(at) : new Date(now.getTime() + passes);
      for (const [file, content] of Object.entries(files ?? {})) {
        if (content === undefined) rmSync(join(dir, file));
        else write(dir, file, content);
      }
      // What changes by itself needs no publication.
      if (files) await store.publish();
      if (restart) await store.restart(restart === 'another' ? restart : undefined);
      const { kept, changed } = await poll();
      expect(moved.filter((path) => !changed.has(path))).toEqual([]);
      if (kind !== 'memory') expect(still.filter((path) => !kept.has(path))).toEqual([]);
      if (restart === 'another' && kind !== 'memory')
        expect([...kept].filter((path) => !path.endsWith('.png'))).toEqual([]);
      if (!isBack)
        for (const [path, { since }] of clients.modified)
          expect(dateOf(since) >= dateOf(before.get(path)?.since ?? since), `${name} ${path}`).toBe(true);
      // A second client has what came now, however soon after.
      now = new Date(now.getTime() + 5 * SECOND);
      await poll();
    },
  );
});
