import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Which room of `src/` may import which, beside itself. `domain` is open to every room; app, publish, push, runtime, cli and what the package exports join all. */
const may: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  store: [],
  content: ['store'],
  sync: ['content', 'store'],
  http: [],
  feed: ['store'],
  partner: ['feed', 'store'],
  pages: [],
  import: ['content'],
};
const joiners = /^(?:(?:app|publish|push|runtime|cli)\/|(?:index|node|require-node)\.ts$)/;

/** Packages that read authors' files stay out of everything that runs per request (invariant 10). */
const buildTimeOnly =
  /^(?:gray-matter|js-yaml|yaml|markdown-it|sanitize-html|zod|temporal-polyfill|image-size)/;

const root = resolve(import.meta.dirname, '../../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'));

const imports = files.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(
    ([, specifier]) => (specifier ? [{ file, specifier }] : []),
  ),
);

const target = ({ file, specifier }: { file: string; specifier: string }) =>
  relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/');

test('the rules look at a tree that has imports', () => {
  expect(files.length).toBeGreaterThan(10);
  expect(imports.length).toBeGreaterThan(files.length / 2);
});

test('parts import only what the design lets them', () => {
  const broken = imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .filter((each) => !joiners.test(each.file))
    .filter((each) => {
      const from = each.file.split('/')[0] ?? '';
      const to = target(each).split('/')[0] ?? '';
      return from !== to && (from === 'domain' || to !== 'domain') && !may[from]?.includes(to);
    })
    .map((each) => `src/${each.file} imports ${target(each)}`);
  expect(broken).toEqual([]);
});

test('YAML, Markdown and schema libraries are imported by src/content, src/import, src/publish and src/cli alone', () => {
  const broken = imports
    .filter(({ specifier }) => buildTimeOnly.test(specifier))
    .filter(({ file }) => !/^(?:content|import|publish|cli)\//.test(file))
    .map(({ file, specifier }) => `src/${file} imports ${specifier}`);
  expect(broken).toEqual([]);
});

test('dateline start loads what reads articles, the API, and what sends, only where they are used', () => {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = readFileSync(join(root, file), 'utf8');
    // No types, and nothing that is imported in a function.
    for (const [, specifier = ''] of text.matchAll(/^(?:import|export) (?!type )[^;']*'([^']+)';$/gm)) {
      if (specifier.startsWith('.')) load(target({ file, specifier }));
      else loaded.add(specifier);
    }
  };
  load('cli/start/main.ts');
  expect(loaded).toContain('runtime/node/push/node-hub.ts');
  const late = /^(?:zod|gray-matter|markdown-it|temporal-polyfill|undici|publish\/api\.ts|sync\/sync\.ts)$/;
  expect([...loaded].filter((name) => late.test(name))).toEqual([]);
});

test('domain, store, feed and partner read no clock, environment, locale or file (invariant 2)', () => {
  const forbidden =
    /\bDate\.now\(|new Date\(\)|\bprocess\.|\bTemporal\.Now|toLocale[A-Z]|\bIntl\.|from 'node:|performance\.now/;
  const broken = files
    .filter((file) => /^(?:domain|store|feed|partner)\//.test(file))
    .filter((file) =>
      forbidden.test(readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );
  expect(broken).toEqual([]);
});

test('only a preview shows drafts and what has errors', () => {
  const users = files.filter((file) => readFileSync(join(root, file), 'utf8').includes('createPreviewSync'));
  expect(users.toSorted()).toEqual(['runtime/node/folder-sync.ts', 'sync/sync.ts']);
  const forced = files.filter((file) =>
    /\banyway(?:: true|,|\?:)/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(forced.filter((file) => !/^(?:sync|content\/article)\//.test(file))).toEqual([]);
});

test('no files import one another in a circle', () => {
  const importsOf = Map.groupBy(
    imports.filter(({ specifier }) => specifier.startsWith('.')),
    ({ file }) => file,
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (done.has(file) || trail.includes(file)) return;
    for (const each of importsOf.get(file) ?? []) visit(target(each), [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('no chain of imports, types included, is longer than 18', () => {
  const importsOf = new Map(
    files.map((file) => [
      file,
      // What a function imports as it runs is not among them.
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)\b[^;']*from '(\.[^']+)';$/gm),
      ].map(([, specifier = '']) => target({ file, specifier })),
    ]),
  );
  const chains = new Map<string, readonly string[]>();
  const longestFrom = (file: string): readonly string[] => {
    const known = chains.get(file);
    if (known) return known;
    const below = (importsOf.get(file) ?? []).map(longestFrom).toSorted((a, b) => b.length - a.length);
    const chain = [file, ...(below[0] ?? [])];
    chains.set(file, chain);
    return chain;
  };
  const longest = files.map(longestFrom).filter((chain) => chain.length - 1 > 18);
  expect(longest.map((chain) => chain.join(' → '))).toEqual([]);
});

test('no folder holds more than 20 files', () => {
  const counts = Map.groupBy(files, (file) => dirname(file));
  expect([...counts].filter(([, inFolder]) => inFolder.length > 20).map(([folder]) => folder)).toEqual([]);
});

test('no file is called utils, types, common or helpers', () => {
  expect(files.filter((file) => /(?:^|\/)(?:utils|types|common|helpers)\b/.test(file))).toEqual([]);
});

test('no test reads content/, which is the newsroom’s: test/sample.ts names the tests’ copy', () => {
  const tests = resolve(import.meta.dirname, '..');
  const readers = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) =>
      /(?:\.\.\/content'|\b(?:root|ROOT), 'content')/.test(readFileSync(join(tests, file), 'utf8')),
    );
  expect(readers).toEqual([]);
});
