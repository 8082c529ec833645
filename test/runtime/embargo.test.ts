import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, serve as serveWorkerd } from '../../bench/workerd/serve.ts';
import { serve } from '../../src/runtime/node/serve.ts';
import type { Answer } from '../http/exchange.ts';
import { site, story } from '../partner/paper.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { exchange } from './both.ts';
import { writeBundle } from './bundle.ts';

/** In every way that leads to the two articles whose days are numbered. */
const links = `[One](held.md), [two](/news/held#x), [three](https://paper.example/news/held/), [four](/was/held),
[five](/moved), <a href="/news/held/newsml.xml" title="t"><b>six</b></a> and [seven](brief.md).

<blockquote cite="held.md"><p>Eight</p></blockquote>`;

/** An embargo that ends at nine, an article that expires at ten. */
const files = {
  'site.yaml': site(
    "partners:\n  p:\n    profile: generic\nredirects:\n  /moved: /news/held\ncallout: 'Read [it](news/held.md)'\n",
  ),
  'news/linked.md': story('linked', { date: '2026-11-20 05:00' }, links),
  'news/plain.md': story('plain', { date: '2026-11-20 05:00' }, '[One](held.md), [seven](brief.md "t").'),
  'news/held.md': story('held', { embargo: '2026-11-20 09:00', aliases: '[/was/held]' }),
  'lifted/inside.md': story('inside', { embargo: '2026-11-20 09:00', tags: '[Lifted]' }),
  'news/listed.md': story(
    'listed',
    { date: '2026-11-20 05:00' },
    'See [the tag](/tags/lifted/), [its feed](/tags/lifted/rss.xml) and [the section](../lifted).',
  ),
  'news/brief.md': story('brief', { date: '2026-11-20 07:00', expires: '2026-11-20 10:00' }),
};

const at = (time: string) => new Date(`2026-11-20T${time}Z`);
let ask: Readonly<Record<'node' | 'workerd', (path: string, time: string) => Promise<Answer>>>;
let close: () => Promise<void>;

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-embargo-'));
  await mkdir(join(dir, 'content/news'), { recursive: true });
  await mkdir(join(dir, 'content/lifted'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, 'content', name), text);
  const made = await compile({ dir: join(dir, 'content'), clock: () => at('06:00:00') });
  if (!made.snapshot) throw new Error(JSON.stringify(made.problems));
  const assets = join(dir, 'assets');
  await writeBundle({ compiled: { ...made, snapshot: made.snapshot }, out: assets, now: at('06:00:00') });
  const script = `export { default } from '../../test/runtime/workerd/clock.ts';`;
  const collection = collectionOf(made);
  let clock = at('06:00:00');
  const [node, workerd] = await Promise.all([
    serve({ port: 0, host: '127.0.0.1', collection: () => collection, now: () => clock }),
    bundle({ dir, script, assets }).then(serveWorkerd),
  ]);
  ask = {
    node: (path, time) => {
      clock = at(time);
      return exchange(node.url, { path });
    },
    workerd: (path, time) => exchange(workerd.url, { path, headers: { 'x-clock': at(time).toISOString() } }),
  };
  close = async () => {
    await Promise.all([node.close(1), workerd.stop()]);
    await rm(dir, { recursive: true });
  };
});
afterAll(() => close());

const lists = [
  '/rss.xml',
  '/news/atom.xml',
  '/feed.json',
  '/ninjs.json',
  '/partners/p/rss.xml',
  '/',
  '/sitemaps/2026-11.xml',
  '/news-sitemap.xml',
];

/** How long a cache may keep showing an answer, stale or not: the longest lifetime in its Cache-Control. */
function life({ fields }: Answer): number {
  const parts = [...(fields['cache-control'] ?? '').matchAll(/(max-age|stale-\w+-\w+)=(\d+)/g)];
  const [fresh = 0, ...stale] = parts.map(([, , seconds]) => Number(seconds));
  return fresh + Math.max(0, ...stale);
}

test.each(['node', 'workerd'] as const)(
  'on %s an embargo lifts and an article expires to the second, without a deploy, and no cache outlives either',
  async (runtime) => {
    const get = ask[runtime];
    for (const path of lists) {
      for (const [time, held, brief, seconds] of [
        ['08:59:00', false, true, 60],
        ['08:59:59', false, true, 1],
        ['09:00:00', true, true, 3_600],
        ['09:59:59', true, true, 1],
        ['10:00:00', true, false, Infinity],
      ] as const) {
        const answer = await get(path, time);
        const text = answer.body.toString();
        expect([path, time, text.includes('held'), text.includes('brief')]).toEqual([
          path,
          time,
          held,
          brief,
        ]);
        expect(life(answer)).toBeLessThanOrEqual(seconds);
      }
    }
    for (const end of ['', '/newsml.xml']) {
      const statuses = [];
      for (const time of ['08:59:59', '09:00:00'])
        statuses.push((await get(`/news/held${end}`, time)).status);
      for (const time of ['09:59:59', '10:00:00'])
        statuses.push((await get(`/news/brief${end}`, time)).status);
      expect(statuses).toEqual([404, 200, 200, 404]);
    }
  },
  60_000,
);

test.each(['node', 'workerd'] as const)(
  'on %s links to a tag and a section open with the first story in them',
  async (runtime) => {
    const get = ask[runtime];
    const addresses = ['/tags/lifted/', '/tags/lifted/rss.xml', '/lifted/'];
    for (const [time, isOpen] of [
      ['08:59:59', false],
      ['09:00:00', true],
    ] as const) {
      for (const path of ['/rss.xml', '/news/atom.xml', '/feed.json', '/news/listed']) {
        const body = (await get(path, time)).body.toString().replaceAll('\\"', '"').replaceAll('&quot;', '"');
        const found = addresses.map((address) => body.includes(`href="https://paper.example${address}"`));
        expect([path, time, ...found]).toEqual([path, time, isOpen, isOpen, isOpen]);
      }
      const statuses = await Promise.all(addresses.map(async (address) => (await get(address, time)).status));
      expect(statuses).toEqual(addresses.map(() => (isOpen ? 200 : 404)));
    }
  },
  60_000,
);

test.each(['node', 'workerd'] as const)(
  'on %s a link opens and closes with what it leads to, for whoever asks again, too',
  async (runtime) => {
    const get = ask[runtime];
    const paths = ['/rss.xml', '/news/atom.xml', '/feed.json', '/ninjs.json', '/partners/p/rss.xml'];
    for (const path of [...paths, '/news/linked', '/news/plain', '/news/linked/newsml.xml']) {
      const seen = [];
      for (const time of ['08:59:59', '09:00:00', '10:00:00']) {
        const { fields, body } = await get(path, time);
        const text = body.toString().replaceAll('\\"', '"').replaceAll('&quot;', '"');
        expect(text).not.toMatch(/data-(?:href|cite)|"[^"]*\/(?:was|moved)/);
        const [held, brief] = ['held', 'brief'].map(
          (name) =>
            text.includes(`href="https://paper.example/news/${name}`) ||
            text.includes(`href=&quot;https://paper.example/news/${name}`),
        );
        seen.push({ held, brief, tag: fields.etag, modified: Date.parse(fields['last-modified'] ?? '') });
      }
      const [before, open, closed] = seen;
      expect([path, before?.held, open?.held, closed?.held]).toEqual([path, false, true, true]);
      expect([path, before?.brief, open?.brief, closed?.brief]).toEqual([path, true, true, false]);
      expect(new Set(seen.map(({ tag }) => tag)).size).toBe(3);
      expect(open?.modified).toBeGreaterThanOrEqual(at('09:00:00').getTime());
      expect(closed?.modified).toBeGreaterThanOrEqual(at('10:00:00').getTime());
    }
    expect((await get('/moved', '08:59:59')).status).toBe(404);
    expect((await get('/moved', '09:00:00')).fields.location).toBe('/news/held');
  },
  60_000,
);
