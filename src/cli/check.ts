import { parseArgs } from 'node:util';
import type { CompileCache, Compiled } from '../content/compile.ts';

const help = `Reports every problem of a content folder at once.

Usage: npm run check [folder] [-- --json] [-- --against URL|FILE] [-- --partner NAME]

  folder     the content folder; CONTENT_DIR, or content/, if not given
  --json     prints an array of { file, line, column, field, message, severity, code }
  --against  compares with what is published, so that no reader sees old articles as new: a live site
             or feed, or a saved feed (RSS, Atom, JSON, a WordPress export); with --json each difference
             is { about, message, severity, code }
  --partner  also says what an aggregator of site.yaml's partners would refuse or not show, and why; by
             name or profile, as often as wanted; --partners: all of them
  -q, --quiet shows no progress
  -h, --help prints this

Examples:
  npm run check
  npm run check ../newsroom/content
  npm run --silent check -- --json > problems.json
  SITE_URL=https://www.example.com npm run check
  npm run check -- --against https://www.example.com/
  npm run check -- --partner msn

Exit code: 0 without errors (there may be warnings), 1 with errors, or when readers would see old articles as new or
meet addresses that are gone, or a partner would refuse something; 2 if it was called wrongly, or what is published cannot be read.`;

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
  const [{ compile, compileCache }, { report }, { compiling }] = await Promise.all([
    import('../content/compile.ts'),
    import('./check/report.ts'),
    import('./compiling.ts'),
  ]);
  const { SITE_URL } = process.env;
  const cache = compileCache();
  const compiled = await compile({
    dir: args.folder,
    cache,
    progress: compiling(args.quiet),
    ...(SITE_URL ? { siteUrl: SITE_URL } : {}),
  });
  const { problems } = compiled;
  const against = args.against === undefined ? undefined : await compared(compiled, args.against);
  if (typeof against === 'string') {
    console.error(against);
    return 2;
  }
  const partners = await offered(compiled, cache, args);
  if (typeof partners === 'string') {
    console.error(partners);
    return 2;
  }
  const all = [...problems, ...(against?.found ?? []), ...(partners?.found ?? [])];
  console.log(args.json ? JSON.stringify(all, null, 2) : report(compiled, args.folder));
  if (against && !args.json) console.log(`\n${against.text}`);
  if (partners && !args.json) console.log(`\n${partners.text}`);
  return all.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** What would change for readers, or why it cannot be told. */
async function compared(compiled: Compiled, place: string) {
  const [{ differences }, { NotPublished, readPublished }, { reportAgainst }] = await Promise.all([
    import('./check/against.ts'),
    import('./check/published.ts'),
    import('./check/against-report.ts'),
  ]);
  try {
    const published = await readPublished(place);
    const found = await differences(compiled, published, new Date());
    return { found, text: reportAgainst(found, published) };
  } catch (error) {
    if (error instanceof NotPublished) return error.message;
    throw error;
  }
}

/** What partners would refuse, or why it cannot be told; undefined where nobody asks. */
async function offered(compiled: Compiled, cache: CompileCache, { partner, partners, folder }: Arguments) {
  if (partner.length === 0 && !partners) return undefined;
  const [{ NoSuchPartner, partnerProblems }, { partnerReport }] = await Promise.all([
    import('./check/partner.ts'),
    import('./check/partner-report.ts'),
  ]);
  try {
    const found = await partnerProblems(compiled, cache, partners ? [] : partner, new Date());
    return { found, text: partnerReport(found, folder) };
  } catch (error) {
    if (error instanceof NoSuchPartner) return error.message;
    throw error;
  }
}

type Arguments = {
  readonly folder: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly help: boolean;
  readonly against?: string;
  readonly partner: readonly string[];
  readonly partners: boolean;
};

/** The arguments, or what is wrong with them. */
function read(): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        against: { type: 'string' },
        partner: { type: 'string', multiple: true, default: [] },
        partners: { type: 'boolean', default: false },
        quiet: { type: 'boolean', short: 'q', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (positionals.length > 1) return `One folder at a time: ${positionals.join(', ')}`;
    return { folder: positionals[0] ?? (process.env.CONTENT_DIR || 'content'), ...values };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
