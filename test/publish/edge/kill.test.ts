import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { article, site } from '../../content/folder.ts';
import { countdown } from '../../support/countdown.ts';
import { edge } from './edge.ts';

/** Ends of the object; every fourth takes workerd with it, which takes a second to start. */
const kills = Number(process.env.DATELINE_KILLS ?? 8);

const publisher = resolve(import.meta.dirname, 'timed-publisher.ts');

const text = (name: string, version: number) =>
  article('', `Version ${version} of ${name}.\n`).replace(':a\n', `:${name}\n`);

/** The last two are always written together. */
const NAMES = ['a', 'b', 'c'];

const versionIn = (content: string | undefined): string | undefined =>
  content === undefined ? undefined : (/Version (\d+)/.exec(content)?.[1] ?? '');

type Edge = Awaited<ReturnType<typeof edge>>;

/** Of each file what was acknowledged, and what was sent after it. */
type Known = Map<string, { acknowledged: string | undefined; sent: string[] }>;

type Writing = {
  readonly running: Edge;
  readonly known: Known;
  readonly next: () => number;
  readonly stop: AbortSignal;
  readonly onAcknowledged: () => void;
};

/** Writes one after the other until an answer says that the object is gone, or it is told to stop: a new object answers the next request. */
async function writeAll({ running: { api }, known, next, stop, onAcknowledged }: Writing): Promise<void> {
  const write = async (names: readonly string[]) => {
    while (!stop.aborted) {
      const version = next();
      const files = names.map((name) => ({ path: `news/${name}.md`, content: text(name, version) }));
      for (const [index, name] of names.entries()) known.get(name)?.sent.push(files[index]?.content ?? '');
      const { ok } = await api('/batch', { method: 'POST', body: JSON.stringify({ files }) });
      if (!ok) return;
      for (const [index, name] of names.entries())
        known.set(name, { acknowledged: files[index]?.content, sent: [] });
      onAcknowledged();
    }
  };
  await Promise.allSettled([write(['a']), write(['b', 'c'])]);
}

test(`an object and a runtime that end ${kills} times while they are written to keep what they acknowledged, whole`, {
  timeout: 300_000 + kills * 20_000,
}, async () => {
  const state = mkdtempSync(join(tmpdir(), 'edge-kills-'));
  onTestFinished(() => rmSync(state, { recursive: true, force: true }));
  const known: Known = new Map(NAMES.map((name) => [name, { acknowledged: undefined, sent: [] }]));
  let version = 0;
  const next = () => {
    version += 1;
    return version;
  };
  let running = await edge({ state, publisher });
  expect((await running.put('site.yaml', site)).status).toBe(201);
  expect((await running.put('news/_index.md', '---\ntitle: News\n---\n')).status).toBe(201);
  for (let time = 1; time <= kills; time += 1) {
    const stopping = new AbortController();
    const some = countdown(Math.floor(Math.random() * 6));
    const writing = writeAll({ running, known, next, stop: stopping.signal, onAcknowledged: some.count });
    await Promise.race([some.reached, writing]);
    await pause(Math.random() * 60);
    // Its own answer does not come.
    await running.api('/end', { method: 'POST' }).catch(() => {});
    stopping.abort();
    if (time % 4 === 0) {
      await running.close();
      running = await edge({ state, publisher });
    }
    await writing;
    const { api, get, put } = running;
    // Readers have it once the next edit is acknowledged, also where the answer to the last was cut off.
    expect((await put('news/last.md', text('last', next()))).ok).toBe(true);
    const feed = await (await get('/rss.xml')).text();
    const found = new Map<string, string | undefined>();
    for (const [name, { acknowledged, sent }] of known) {
      const answer = await api(`/files/news/${name}.md`);
      const now = answer.ok ? await answer.text() : undefined;
      expect([acknowledged, ...sent], `${name}, after ${time}`).toContain(now);
      known.set(name, { acknowledged: now, sent: [] });
      found.set(name, versionIn(now));
      if (now !== undefined) expect(feed).toContain(`Version ${versionIn(now)} of ${name}.`);
    }
    expect(found.get('b')).toBe(found.get('c'));
    const { articles } = (await (await api('/articles')).json()) as { readonly articles: readonly object[] };
    expect(articles).toHaveLength(1 + [...found.values()].filter((one) => one !== undefined).length);
  }
});
