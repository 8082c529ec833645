import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** Bytes, gzipped, without content; what reads D1 instead of a bundle also speaks SQL. */
const LIMITS = [
  ['worker.ts', 66_500],
  ['worker-d1.ts', 71_400],
] as const;

/** Of the script that takes articles in, which holds all that those do not. */
const PUBLISHER = 947_000;

/** Packages that read what authors write: their work is done before anything is deployed. */
const BUILD_TIME =
  /node_modules\/(?:gray-matter|js-yaml|yaml|markdown-it|sanitize-html|zod|temporal-polyfill)\//;

/** What takes a new isolate 10 to 15 ms when it is first used; done when content is compiled. */
const SLOW = /\bIntl\.\w+|\.toLocale\w+|\.localeCompare\b|\bTemporal\.\w+/g;

test('wrangler bundles it as is measured here', () => {
  const config = readFileSync(resolve(import.meta.dirname, '../../wrangler.toml'), 'utf8');
  expect(config).toMatch(/^minify = true$/m);
  // Wrangler keeps them otherwise.
  expect(config).toMatch(/^keep_names = false$/m);
});

test.for(LIMITS)('%s is small, and holds no library that only a build needs', async ([entry, limit]) => {
  const { metafile, outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, '../../src/runtime/worker', entry)],
    bundle: true,
    minify: true,
    format: 'esm',
    metafile: true,
    write: false,
  });
  expect(Object.keys(metafile.inputs).filter((input) => BUILD_TIME.test(input))).toEqual([]);
  expect(Object.keys(metafile.inputs).filter((input) => input.includes('src/content/'))).toEqual([]);
  const slow = outputFiles.flatMap(({ text }) => text.match(SLOW) ?? []);
  expect(slow).toEqual([]);
  const size = outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents).byteLength, 0);
  expect(size).toBeLessThanOrEqual(limit);
});

test('the script that takes articles in is one, within its limit, and reads no disk', async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, '../../src/runtime/worker/publisher.ts')],
    ...{ bundle: true, minify: true, format: 'esm', metafile: true, write: false },
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*'],
    loader: { '.sql': 'text' },
  });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs.filter((input) => /src\/(?:runtime\/node|cli|import)\//.test(input))).toEqual([]);
  expect(inputs).toEqual(expect.arrayContaining([expect.stringMatching(/node_modules\/sanitize-html\//)]));
  const builtins = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  expect([...new Set(builtins)].toSorted()).toEqual([
    ...['node:buffer', 'node:crypto', 'node:module', 'node:path', 'node:path/posix', 'node:util'],
  ]);
  const [{ contents } = { contents: new Uint8Array() }] = outputFiles;
  expect(gzipSync(contents).byteLength).toBeLessThanOrEqual(PUBLISHER);
});
