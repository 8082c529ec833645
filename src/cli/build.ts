import { resolve } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { compile } from '../content/compile.ts';
import { type Bundled, writeBundle } from './build/bundle.ts';
import { modeText } from './build/mode.ts';
import { ForeignFolderError } from './build/sync.ts';
import { report } from './check/report.ts';
import { compiling } from './compiling.ts';

const help = `Compiles a content folder into the bundle that the Worker serves.

Usage: npm run build [folder] [-- options]

  folder          the content folder; CONTENT_DIR, or content/, if not given
  --out DIR       where the bundle goes; dist/assets, where wrangler.toml looks, if not given
  --skip-invalid  builds without the articles that have errors, and lists them
  -q, --quiet     shows no progress, and of the result errors and warnings alone
  -h, --help      prints this

Examples:
  npm run build
  npm run build -- --skip-invalid
  SITE_URL=https://www.example.com npm run build

Exit code: 0 if built, 1 if not, 2 if it was called wrongly.`;

process.exitCode = await main();

async function main(): Promise<number> {
  const args = read();
  if (typeof args === 'string') return fail(`${args}\n\n${help}`, 2);
  if (args.help) {
    console.log(help);
    return 0;
  }
  const { SITE_URL } = process.env;
  const compiled = await compile({
    dir: args.folder,
    progress: compiling(args.quiet),
    ...(SITE_URL ? { siteUrl: SITE_URL } : {}),
  });
  const { snapshot, problems, skipped } = compiled;
  if (problems.length > 0) console.error(`${report(compiled, args.folder)}\n`);
  if (snapshot === undefined) return fail('Nothing was built.');
  if (problems.some(({ severity }) => severity === 'error') && !args.skipInvalid) {
    return fail('Nothing was built. --skip-invalid builds without the articles that have errors.');
  }
  if (skipped.length > 0) console.error(['Left out:', ...skipped.map((file) => `  ${file}`)].join('\n'));
  return write({ ...compiled, snapshot }, args);
}

type Args = {
  readonly folder: string;
  readonly out: string;
  readonly skipInvalid: boolean;
  readonly quiet: boolean;
  readonly help: boolean;
};

/** The arguments, or what is wrong with them. */
function read(): Args | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        out: { type: 'string', default: 'dist/assets' },
        'skip-invalid': { type: 'boolean', default: false },
        quiet: { type: 'boolean', short: 'q', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (positionals.length > 1) return `One folder at a time: ${positionals.join(', ')}`;
    const { 'skip-invalid': skipInvalid, ...rest } = values;
    return { folder: positionals[0] ?? (process.env.CONTENT_DIR || 'content'), skipInvalid, ...rest };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function write(
  compiled: Parameters<typeof writeBundle>[0]['compiled'],
  { out, quiet }: Args,
): Promise<number> {
  try {
    const bundled = await writeBundle({ compiled, out: resolve(out), now: new Date() });
    const label = styleText('yellow', 'warning', { stream: process.stderr });
    for (const warning of bundled.warnings) console.error(`${label}: ${warning}`);
    if (bundled.synced === undefined) return fail([...bundled.errors, 'Nothing was built.'].join('\n'));
    const articles = compiled.snapshot.heads.length;
    if (!quiet) console.log(`${summary(bundled, bundled.synced, articles, out)}\n${modeText(articles)}`);
    return 0;
  } catch (error) {
    if (error instanceof ForeignFolderError) return fail(error.message);
    throw error;
  }
}

function summary(
  { files, media, bytes }: Bundled,
  { written, unchanged, removed }: NonNullable<Bundled['synced']>,
  articles: number,
  out: string,
): string {
  const held = `${count(articles, 'article')} and ${count(media, 'media file')} in ${count(files, 'file')}`;
  return `Built ${out}: ${held}, ${(bytes / 1e6).toFixed(1)} MB (${written} written, ${unchanged} unchanged, ${removed} removed)`;
}

function fail(message: string, code = 1): number {
  console.error(message);
  return code;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
