import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SAMPLE } from '../../sample.ts';
import { startProgram, until } from './program.ts';

const root = resolve(import.meta.dirname, '../../..');
const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n');

/** What the last stage of the Dockerfile takes from the repository. */
const last = lines('Dockerfile').slice(lines('Dockerfile').findLastIndex((line) => line.startsWith('FROM ')));
const copied = last.flatMap((line) => /^COPY (?!--)(\S+) \S+$/.exec(line)?.[1] ?? []);

let image: string;
beforeEach(() => {
  image = mkdtempSync(join(tmpdir(), 'dateline-image-'));
});
afterEach(() => rmSync(image, { recursive: true }));

test('what the image holds is let in by .dockerignore', () => {
  const admitted = lines('.dockerignore').flatMap((line) => /^!(\S+)$/.exec(line)?.[1] ?? []);
  expect(copied.filter((name) => !admitted.some((one) => name.replace(/\*.*/, '').startsWith(one)))).toEqual(
    [],
  );
});

test('what the image holds is enough, and starts where nothing can be written', async () => {
  for (const name of copied) cpSync(join(root, name), join(image, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(image, 'node_modules'));
  const settings = last.flatMap((line) => /^ENV (.*)$/.exec(line)?.[1]?.split(' ') ?? []);
  const env = Object.fromEntries(
    settings.map((setting) => setting.split('=') as [string, string]), // each is NAME=value
  );
  const program = startProgram({
    files: {},
    script: join(image, 'src/bin.js'),
    env: { ...env, PORT: '0', CONTENT_DIR: SAMPLE, TMPDIR: '/dev/null/nowhere' },
  });
  try {
    const url = await program.url();
    const health = await until(() => fetch(`${url}/health`), program.said);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    expect(program.said()).not.toMatch(/cannot be written/);
  } finally {
    await program.remove();
  }
});
