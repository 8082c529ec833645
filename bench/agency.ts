import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { feedOf, started } from './build/dateline.ts';
import { folderOf } from './build.ts';
import { storyFile } from './collection/markdown.ts';
import { createStory } from './collection/story.ts';
import { writingKey } from './publish.ts';

/** Readers that poll feeds, and writers; the stories that the writers put in one after the other. */
const [READERS, WRITERS, STORIES] = [8, 4, 40];

/** Milliseconds of a turn, and between a reader's requests. */
const [TURN, POLL] = [10_000, 20];

/** Milliseconds between a writer's edits: the day in some twenty minutes, in five, and as fast as they can. */
const PAUSES = [4_000, 1_000, 100];

/** Of each ten stories one is corrected, of each sixty one withdrawn: 1,200 stories, 120 corrections and 20 withdrawals a day. */
const [CORRECTED, WITHDRAWN] = [10, 60];

/** Prints how long readers wait while an agency's day goes by and while nobody writes, in turns, among so many articles. */
export async function benchAgency(stories: number, rounds = 3): Promise<void> {
  const dir = folderOf(stories);
  const secret = writingKey(dir);
  const [section] = createStory(0).sections;
  const { url, stop } = await started(dir, { cold: false, feed: feedOf(section) });
  const feeds = ['/rss.xml', '/atom.xml', '/feed.json', feedOf(section)].map((feed) => `${url}${feed}`);
  const send = async (path: string, method: string, body?: string) => {
    const headers = { Authorization: `Bearer ${secret}` };
    const answer = await fetch(`${url}/api${path}`, { method, headers, body: body ?? null });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  };
  const turns = [undefined, ...PAUSES].map((between) => ({ between, waits: [] as number[], edits: 0 }));
  let written = 0;
  const edit = async () => {
    const number = written;
    written += 1;
    const path = `${section}/agency-${number % STORIES}.md`;
    await send(`/files/${path}`, 'PUT', wireStory(number));
    if (number % CORRECTED === 0)
      await send(`/articles/${path}/correct`, 'POST', '{"text":"It was another."}');
    if (number % WITHDRAWN === 1) await send(`/articles/${path}/withdraw`, 'POST', '{"reason":"Wrong."}');
  };
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const turn of turns) {
        const until = performance.now() + TURN;
        const write = async (_: unknown, writer: number) => {
          const { between } = turn;
          if (between === undefined) return;
          await pause((between * writer) / WRITERS);
          for (; performance.now() < until; turn.edits += 1, await pause(between)) await edit();
        };
        const read = async (_: unknown, reader: number) => {
          for (let at = reader; performance.now() < until; at += 1, await pause(POLL))
            turn.waits.push(await waitFor(feeds[at % feeds.length] ?? url));
        };
        await Promise.all([
          ...Array.from({ length: READERS }, read),
          ...Array.from({ length: WRITERS }, write),
          crawl(`${url}/rss.xml`, url, until),
        ]);
      }
    for (let number = 0; number < Math.min(written, STORIES); number += 1)
      await send(`/files/${section}/agency-${number}.md`, 'DELETE');
  } finally {
    await stop();
  }
  const [quiet, ...busy] = turns.map(({ waits, edits }) => ({
    ...quantiles(waits),
    rate: edits / ((rounds * TURN) / 1000),
  }));
  console.log(
    `\n${READERS} readers and a crawler of ${stories.toLocaleString('en-US')} articles waited ${text(quiet)}; beside ${WRITERS} writers with`,
  );
  for (const waits of busy)
    console.log(
      `${waits.rate.toFixed(1)} stories a second ${text(waits)}, ${(waits.p99 / (quiet?.p99 ?? 0)).toFixed(2)} times`,
    );
}

const wireStory = (number: number): string =>
  storyFile(createStory(0))
    .replace(/\ntitle: .*\n/, `\ntitle: "Story ${number}"\n`)
    .replace(/\nid: .*\n/, `\nid: tag:bench.example,2026:agency-${number % STORIES}\n`);

/** Milliseconds until an answer is there whole; it is not decoded, as readers do that on machines of their own. */
async function waitFor(address: string): Promise<number> {
  const began = performance.now();
  const asked = get(address, { agent, headers: { 'Accept-Encoding': 'gzip' } });
  // What `response` is emitted with.
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.statusCode}`);
  return performance.now() - began;
}

const agent = new Agent({ keepAlive: true });

/** Follows a feed through its archives (RFC 5005 §4), again and again. */
async function crawl(start: string, url: string, until: number): Promise<void> {
  for (let address = start; performance.now() < until; await pause(POLL)) {
    const text = await (await fetch(address)).text();
    const previous = /rel="prev-archive"[^>]*href="([^"]*)"/.exec(text)?.[1];
    address = previous === undefined ? start : url + new URL(previous.replaceAll('&amp;', '&')).pathname;
  }
}

type Quantiles = { readonly p50: number; readonly p99: number };

function quantiles(waits: readonly number[]): Quantiles {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

const text = (waits: Quantiles | undefined): string =>
  `${waits?.p50.toFixed(1)} ms (p99 ${waits?.p99.toFixed(1)})`;

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  for (const stories of positionals.length > 0 ? positionals.map(Number) : [1_000])
    await benchAgency(stories);
}
