import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { feedOf, started } from './build/dateline.ts';
import { median } from './build/measured.ts';
import { folderOf } from './build.ts';
import { storyFile } from './collection/markdown.ts';
import { createStory } from './collection/story.ts';

const BIN = resolve(import.meta.dirname, '../src/bin.js');

/** Prints how long an article that is put in by API takes until the answer, after which every feed shows it, among so many. */
export async function benchPublish(stories: number, rounds = 60): Promise<void> {
  const dir = folderOf(stories);
  const secret = writingKey(dir);
  const story = createStory(0);
  const [section] = story.sections;
  const path = `${section}/put-by-api.md`;
  const service = await started(dir, { cold: false, feed: feedOf(section) });
  // Until all articles are searchable edits wait for a step of that now and then.
  await new Promise((resolve) => setTimeout(resolve, stories));
  const text = (mark: string) =>
    storyFile(story)
      .replace(/\ntitle: .*\n/, `\ntitle: "${mark}"\n`)
      .replace(/\nid: .*\n/, '\nid: tag:bench.example,2026:put-by-api\n');
  const [waits, floors]: [number[], number[]] = [[], []];
  let late = 0;
  try {
    for (let round = 0; round < rounds + 5; round += 1) {
      const mark = `Put ${process.pid} ${round}`;
      const floor = durable(join(dir, '.floor'), text(mark));
      const began = performance.now();
      const answer = await fetch(`${service.url}/api/files/${path}`, {
        ...{ method: 'PUT', body: text(mark) },
        headers: { Authorization: `Bearer ${secret}` },
      });
      await answer.arrayBuffer();
      const wait = performance.now() - began;
      if (!answer.ok) throw new Error(`PUT: ${answer.status}`);
      const feed = await (await fetch(`${service.url}${feedOf(section)}`)).text();
      if (!feed.includes(mark)) late += 1;
      if (round < 5) continue;
      waits.push(wait);
      floors.push(floor);
    }
    await fetch(`${service.url}/api/files/${path}`, {
      ...{ method: 'DELETE', headers: { Authorization: `Bearer ${secret}` } },
    });
  } finally {
    await service.stop();
    rmSync(join(dir, '.floor'), { force: true });
  }
  const sorted = waits.toSorted((a, b) => a - b);
  const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
  console.log(
    `\nOne article put in by API among ${stories.toLocaleString('en-US')}: answered in ${median(waits).toFixed(1)} ms (p99 ${p99.toFixed(0)}), ${late} of ${rounds + 5} not in the feed by then; a file alone, written to the disk for good, ${median(floors).toFixed(1)} ms`,
  );
}

/** A new key that may write everything. */
export function writingKey(dir: string): string {
  const made = execFileSync(process.execPath, [
    ...[BIN, 'key', 'create', 'bench', '--content', dir],
    ...['--write', '/', '--json'],
  ]);
  const { secret }: { secret: string } = JSON.parse(made.toString());
  return secret;
}

/** Milliseconds in which a file is replaced so that it outlasts a crash. */
function durable(path: string, text: string): number {
  const began = performance.now();
  const opened = openSync(`${path}.new`, 'w');
  writeSync(opened, text);
  fsyncSync(opened);
  closeSync(opened);
  renameSync(`${path}.new`, path);
  return performance.now() - began;
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  for (const stories of positionals.length > 0 ? positionals.map(Number) : [1_000, 10_000])
    await benchPublish(stories);
}
