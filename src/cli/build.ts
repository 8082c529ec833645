import { join, relative, resolve } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { type Compiled, compile } from '../content/compile.ts';
import type { Problem } from '../content/problem.ts';
import { writeBundle } from './build/bundle.ts';
import { ForeignFolderError } from './build/sync.ts';

const HELP = `Usage: npm run build -- [folder] [options]

Compiles a content folder into the bundle that the Worker serves.

  folder            the content folder; CONTENT_DIR, or content
  --out DIR         where the bundle goes; dist/assets, where wrangler.toml looks
  --skip-invalid    build without articles that have errors, and list them
  --help            this

SITE_URL overrides the url of site.yaml.
Exit status: 0 built, 1 not built, 2 wrong usage.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const args = parse(argv);
  if (typeof args === 'string') return fail(`${args}\n\n${HELP}`, 2);
  if (args.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const siteUrl = process.env.SITE_URL;
  const compiled = await compile({ dir: args.dir, ...(siteUrl && { siteUrl }) });
  for (const problem of compiled.problems) process.stderr.write(`${line(args.dir, problem)}\n`);
  const errors = compiled.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 && !args.skipInvalid) {
    return fail(
      `Nothing was built: ${count(errors.length, 'error')} to mend. --skip-invalid builds without those articles.`,
    );
  }
  const left = [...new Set(errors.map(({ file }) => file))];
  if (left.length > 0) process.stderr.write(`Left out:\n${left.map((file) => `  ${file}\n`).join('')}`);
  return write(args.out, compiled);
}

type Args = {
  readonly dir: string;
  readonly out: string;
  readonly skipInvalid: boolean;
  readonly help: boolean;
};

/** The arguments, or what is wrong with them. */
function parse(argv: readonly string[]): Args | string {
  const options = {
    out: { type: 'string', default: 'dist/assets' },
    'skip-invalid': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    if (positionals.length > 1) return `one folder at a time, not ${positionals.length}`;
    return {
      dir: resolve(positionals[0] ?? process.env.CONTENT_DIR ?? 'content'),
      out: values.out,
      skipInvalid: values['skip-invalid'],
      help: values.help,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function write(out: string, compiled: Compiled): Promise<number> {
  try {
    const { errors, warnings, files, media, bytes, synced } = await writeBundle({
      compiled,
      out: resolve(out),
      now: new Date(),
    });
    for (const warning of warnings) process.stderr.write(`${styleText('yellow', 'warning')} ${warning}\n`);
    if (synced === undefined) return fail(`${errors.join('\n')}\nNothing was built.`);
    const { written, unchanged, removed } = synced;
    process.stdout.write(
      `Built ${count(compiled.snapshot.heads.length, 'article')} and ${count(media, 'media file')} into ${out}: ` +
        `${count(files, 'file')}, ${(bytes / 1e6).toFixed(1)} MB; ` +
        `${written} written, ${unchanged} unchanged, ${removed} removed.\n`,
    );
    return 0;
  } catch (error) {
    if (error instanceof ForeignFolderError) return fail(error.message);
    throw error;
  }
}

function line(dir: string, { file, line: number, field, message, severity }: Problem): string {
  const place = [relative('.', join(dir, file)), ...(number === undefined ? [] : [number])].join(':');
  return `${place}: ${styleText(severity === 'error' ? 'red' : 'yellow', severity)} ${field}: ${message}`;
}

function fail(message: string, status = 1): number {
  process.stderr.write(`${message}\n`);
  return status;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
