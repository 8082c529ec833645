import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { etagOf } from '../../src/publish/etag.ts';
import { article, site, write } from '../content/folder.ts';
import { countdown } from '../support/countdown.ts';
import { keyOf, type Served, served } from './served.ts';

/** With DATELINE_KILLS=1000 it takes the better part of an hour. */
const kills = Number(process.env.DATELINE_KILLS ?? 10);

const text = (name: string, version: number) =>
  article('', `Version ${version} of ${name}.\n`).replace(':a\n', `:${name}\n`);

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** What clients know of the files: what was acknowledged, and what was sent after it; undefined: no file. */
type Known = { acknowledged: string | undefined; sent: (string | undefined)[] };

type Writing = {
  readonly service: Served;
  readonly known: Map<string, Known>;
  readonly next: () => number;
  readonly onAcknowledged: () => void;
};

/** Writes and removes single files, and pairs that always have the same version, until the service is gone. */
async function writeAll({ service: { api }, known, next, onAcknowledged }: Writing): Promise<void> {
  const send = async (edits: readonly (readonly [name: string, content: string | undefined])[]) => {
    for (const [name, content] of edits) known.get(name)?.sent.push(content);
    const files = edits.flatMap(([name, content]) =>
      content === undefined ? [] : [{ path: `news/${name}.md`, content }],
    );
    const removed = edits.flatMap(([name, content]) =>
      content === undefined && known.get(name)?.acknowledged !== undefined ? [`news/${name}.md`] : [],
    );
    const body = JSON.stringify({ files, delete: removed });
    const answer = await api('/batch', { method: 'POST', body });
    expect(answer.status).toBe(200);
    await answer.text();
    for (const [name, content] of edits) known.set(name, { acknowledged: content, sent: [] });
    onAcknowledged();
  };
  const one = async (name: string) => {
    for (;;) {
      await send([[name, text(name, next())]]);
      if (next() % 5 === 0) await send([[name, undefined]]);
    }
  };
  const pair = async (first: string, second: string) => {
    for (;;) {
      const version = next();
      await send([
        [first, text(first, version)],
        [second, text(second, version)],
      ]);
    }
  };
  await Promise.allSettled([one('a'), one('b'), pair('c', 'd'), pair('e', 'f')]);
}

const contentOf = (dir: string, name: string): string | undefined => {
  const files = readdirSync(join(dir, 'news'));
  return files.includes(`${name}.md`) ? readFileSync(join(dir, 'news', `${name}.md`), 'utf8') : undefined;
};

test(`a service killed ${kills} times while it is written to keeps what it acknowledged, and all of each edit or nothing`, {
  timeout: 300_000 + kills * 30_000,
}, async () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'kills-')));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const dir = join(home, 'content');
  write(dir, 'site.yaml', site);
  write(dir, 'news/_index.md', '---\ntitle: News\n---\n');
  const key = await keyOf(dir);
  const known = new Map<string, Known>(NAMES.map((name) => [name, { acknowledged: undefined, sent: [] }]));
  let version = 0;
  const next = () => {
    version += 1;
    return version;
  };
  for (let time = 0; time <= kills; time += 1) {
    const service = await served({ dir, key });
    for (const [name, { acknowledged, sent }] of known) {
      const now = contentOf(dir, name);
      expect([acknowledged, ...sent], `${name}, after ${time} kills`).toContain(now);
      known.set(name, { acknowledged: now, sent: [] });
    }
    const versionOf = (name: string) => /Version (\d+)/.exec(contentOf(dir, name) ?? '')?.[1];
    expect([versionOf('c'), versionOf('e')]).toEqual([versionOf('d'), versionOf('f')]);
    await expect
      .poll(async () => (await (await service.api('/articles')).json()).articles.map(placeOf).toSorted())
      .toEqual(NAMES.flatMap((name) => listedIn(dir, name)));
    const feed = await (await fetch(`${service.url}/rss.xml`)).text();
    for (const name of NAMES)
      expect(feed.includes(`Version ${versionOf(name)} of ${name}.`)).toBe(versionOf(name) !== undefined);
    if (time < kills) {
      // Some edits after the start, however slow the machine is, and at any point of the next.
      const some = countdown(Math.floor(Math.random() * 12));
      const writing = writeAll({ service, known, next, onAcknowledged: some.count });
      await Promise.race([some.reached, writing]);
      await pause(Math.random() * 40);
      await service.kill();
      await writing;
    }
    expect(service.output()).not.toContain(key);
  }
  expect(dirname(dir)).toBe(home);
});

const placeOf = ({ path, etag }: { readonly path: string; readonly etag: string }) => `${path} ${etag}`;

const listedIn = (dir: string, name: string): readonly string[] => {
  const content = contentOf(dir, name);
  return content === undefined ? [] : [`news/${name}.md ${etagOf(Buffer.from(content))}`];
};
