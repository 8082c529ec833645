// npm run compile: src/ as JavaScript, with declarations and source maps, in lib/, as the package has it. npm pack runs it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { decode, encode } from '@jridgewell/sourcemap-codec';

const ROOT = resolve(import.meta.dirname, '..');
const LIB = join(ROOT, 'lib');

/** How a file names another one. */
const IMPORT = /(?:\bfrom|\bimport\(|^import|siblingScript\(import\.meta\.url,) ?'(\.[^']+)'/gm;

type SourceMap = {
  readonly version: 3;
  readonly sources: readonly string[];
  readonly mappings: string;
};

rmSync(LIB, { recursive: true, force: true });
// Comments are for the declarations, which editors show; in the program they would be a tenth of the package.
compile('--removeComments', '--declaration', 'false');
compile('--emitDeclarationOnly', '--noCheck');

const used = reachable(entryPoints());
const isUsed = (file: string): boolean => used.has(file.replace(/\.map$/, ''));
for (const file of filesIn(LIB)) {
  if (!isUsed(file)) rmSync(file);
  else if (file.endsWith('.js.map')) keepLines(file);
}

/** A source map as far as stack traces need it, line by line: columns and names would be a third of the package. */
function keepLines(file: string): void {
  // The compiler wrote it.
  const { version, sources, mappings } = JSON.parse(readFileSync(file, 'utf8')) as SourceMap;
  const lines = decode(mappings).map((segments) =>
    segments
      .slice(0, 1)
      .map(([, source = 0, line = 0]): [number, number, number, number] => [0, source, line, 0]),
  );
  writeFileSync(file, JSON.stringify({ version, sources, names: [], mappings: encode(lines) }));
}

function compile(...options: readonly string[]): void {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const args = [compiler, '-p', join(ROOT, 'tsconfig.build.json'), ...options];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** What package.json names: the command, and each export with its types. */
function entryPoints(): readonly string[] {
  // It is ours.
  const { bin, exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly bin: Readonly<Record<string, string>>;
    readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  };
  const targets = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  return [...Object.values(bin), ...targets]
    .map((file) => join(ROOT, file))
    .filter((file) => file.startsWith(LIB));
}

/** All that is imported from these files, by themselves or by another; declarations lead to declarations. */
function reachable(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [...entries];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    pending.push(...importsOf(file));
  }
  return found;
}

function importsOf(file: string): readonly string[] {
  const ending = file.endsWith('.d.ts') ? '.d.ts' : '.js';
  const specifiers = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, specifier = '']) => specifier);
  // A migration is in the package already, and a bundler reads it from there.
  return specifiers
    .filter((specifier) => !specifier.endsWith('.sql'))
    .map((specifier) => {
      const target = resolve(dirname(file), specifier.replace(/\.[jt]s$/, '') + ending);
      if (!existsSync(target)) throw new Error(`${file}: imports ${specifier}, which is not there`);
      return target;
    });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
