import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createThread } from '../../src/runtime/node/threads/threads.ts';
import { compile } from '../support/compiled.ts';
import { article, compiled, type Files, folder, site } from './folder.ts';

const missing = pathToFileURL('/nowhere/thread.ts');

test('whoever asks a thread that cannot start is told, sooner or later', async () => {
  const thread = createThread<string, string, string>(missing);
  thread.begin('data');
  await expect(thread.ask(['a'])).rejects.toThrow(/Cannot find module|ENOENT/);
  await expect(thread.ask(['b'])).rejects.toThrow(/Cannot find module|ENOENT/);
  await thread.close();
});

const node = (name: string) =>
  JSON.stringify(new URL(`../../src/runtime/node/${name}`, import.meta.url).href);

const program = `
  import { createThread } from ${node('threads/threads.ts')};
  const thread = createThread(new URL('thread.mjs', import.meta.url));
  thread.begin('data');
  const [first] = Array.from({ length: 50 }, () => thread.ask(['task']));
  // Busy, so that all answers are there when the first is taken in.
  await new Promise((resolve) => setTimeout(resolve, 10));
  for (const until = Date.now() + 500; Date.now() < until; );
  await first;
  await thread.close();
  console.log('closed');
`;

const thread = `
  import { serveTasks } from ${node('threads/serve-tasks.ts')};
  serveTasks((data) => (task) => data + task);
`;

test('a thread is closed before the program ends, whatever it still has before it', async () => {
  const dir = folder({ 'program.mjs': program, 'thread.mjs': thread });
  const { stdout } = await promisify(execFile)(process.execPath, [join(dir, 'program.mjs')]);
  expect(stdout).toBe('closed\n');
});

/** The first task of a list waits for a later turn of the loop, the others for none; buffers are what it has filled. */
const waiting = `
  import { serveTasks } from ${node('threads/serve-tasks.ts')};
  let buffers = [];
  serveTasks(() => async (task) => {
    const bytes = new Uint8Array([task]);
    buffers.push(bytes.buffer);
    if (task % 2 === 0) for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    return bytes;
  }, { passing: () => buffers.splice(0) });
`;

test('a thread that waits in the middle of a list answers it before the next', async () => {
  const dir = folder({ 'thread.mjs': waiting });
  const worker = createThread<string, number, Uint8Array>(pathToFileURL(join(dir, 'thread.mjs')));
  worker.begin('data');
  const lists = await Promise.all([2, 3, 4, 5].map((number) => worker.ask([number])));
  expect(lists.map(([bytes]) => bytes?.[0])).toEqual([2, 3, 4, 5]);
  await worker.close();
});

/** Many stories; some have HTML of their own, and one no body. */
const many: Files = Object.fromEntries(
  Array.from({ length: 430 }, (_, number) => {
    const about = number % 7 === 0 ? `<figure><p>Number ${number}</p></figure>` : `Number *${number}*.`;
    const body = number === 211 ? '' : `${about}\n\nSee [the next](story-${(number + 1) % 430}.md).\n`;
    return [`news/story-${number}.md`, article('', body).replace(':a\n', `:${number}\n`)];
  }),
);

test('a large folder gives what each story gives by itself', async () => {
  const dir = folder({ 'site.yaml': site, ...many });
  const all = await compile({ dir });
  expect(all.articles.size).toBe(429);
  expect(all.skipped).toEqual(['news/story-211.md']);
  for (const number of [0, 7, 49, 50, 51, 210, 212, 428, 429]) {
    const id = `tag:paper.example,2019-09-25:${number}`;
    const name = (each: number) => `news/story-${each % 430}.md`;
    const near = await compiled({
      [name(number)]: many[name(number)] ?? '',
      [name(number + 1)]: many[name(number + 1)] ?? '',
    });
    expect(near.articles.get(id)?.body).toContain(`Number ${number % 7 === 0 ? number : `<em>${number}`}`);
    expect(all.articles.get(id)).toEqual(near.articles.get(id));
  }
});
