import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startDelivery } from '../../../src/cli/start/start-delivery.ts';

const HEAD = `import { parentPort } from 'node:worker_threads';
parentPort.postMessage('began');
const on = (word, work) => parentPort.on('message', (message) => message === word && work());
on('run', () => parentPort.postMessage('ran'));
`;

/** Lets threads speak, whose clock is another, until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setImmediate();
}

/** Threads with a script of the test's own; what they and those that start them say. */
function started(script: string) {
  const home = mkdtempSync(join(tmpdir(), 'delivery-'));
  const path = join(home, 'thread.mjs');
  writeFileSync(path, HEAD + script);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
    rmSync(home, { recursive: true });
  });
  const said: string[] = [];
  const data = { dir: home, database: join(home, 'content.db'), allowsLoopback: false };
  return { said, ...startDelivery(data, (line) => said.push(line), path) };
}

test.each([
  ['fails', "on('check', () => { throw new Error('no disk'); });", 'no disk'],
  ['ends without an error', "on('check', () => process.exit());", 'its thread ended (exit code 0)'],
])('a thread that %s is started again, and is no more once it is closed', async (_, script, reason) => {
  const { said, run, close } = started(script);
  const failures = () => said.filter((line) => line.startsWith('The hub cannot work now: '));
  await until(() => failures().length === 1);
  run();
  vi.advanceTimersByTime(4_999);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1);
  await until(() => failures().length === 2);
  for (const line of failures()) expect(line).toContain(reason);
  await close();
  expect(vi.getTimerCount()).toBe(0);
  expect(said.filter((line) => line === 'began')).toHaveLength(2);
});

test.each([
  ['ends when it is asked', "on('close', () => process.exit());", []],
  [
    'fails when it is asked to end',
    "on('close', () => { throw new Error('no disk'); });",
    ['The hub cannot work now: no disk'],
  ],
  ['has ended meanwhile', "on('ran', () => undefined); on('run', () => process.exit());", []],
])('one that %s is closed, and not started again', async (_, script, says) => {
  const { said, run, close } = started(script);
  await until(() => said.length > 0);
  run();
  await close();
  expect(vi.getTimerCount()).toBe(0);
  await close();
  expect(said.filter((line) => !['began', 'ran'].includes(line))).toEqual(says);
});
