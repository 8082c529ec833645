import { parseArgs } from 'node:util';

const help = `Reports every problem of a content folder at once.

Usage: npm run check [folder] [-- --json]

  folder     the content folder; CONTENT_DIR, or content/, if not given
  --json     prints an array of { file, line, column, field, message, severity, code }
  -h, --help prints this

Examples:
  npm run check
  npm run check ../newsroom/content
  npm run --silent check -- --json > problems.json
  SITE_URL=https://www.example.com npm run check

Exit code: 0 without errors (there may be warnings), 1 with errors, 2 if it was called wrongly.`;

process.exitCode = await main();

async function main(): Promise<number> {
  const args = read();
  if (typeof args === 'string') {
    console.error(`${args}\n\n${help}`);
    return 2;
  }
  if (args.help) {
    console.log(help);
    return 0;
  }
  // Loaded only now: the compiler's libraries take longer than all the rest.
  const [{ compile }, { report }] = await Promise.all([
    import('../content/compile.ts'),
    import('./check/report.ts'),
  ]);
  const { SITE_URL } = process.env;
  const compiled = await compile({ dir: args.folder, ...(SITE_URL ? { siteUrl: SITE_URL } : {}) });
  const { problems } = compiled;
  console.log(args.json ? JSON.stringify(problems, null, 2) : report(compiled, args.folder));
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** The arguments, or what is wrong with them. */
function read(): { readonly folder: string; readonly json: boolean; readonly help: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (positionals.length > 1) return `One folder at a time: ${positionals.join(', ')}`;
    return { folder: positionals[0] ?? (process.env.CONTENT_DIR || 'content'), ...values };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
