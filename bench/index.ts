import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

const HELP = `Usage: npm run bench [-- name [size …] …]

Measures Dateline beside its peers, all in one run, and prints medians and ratios. No test depends on a figure.
Without a name all are run, with the sizes given below, which takes some minutes.

  render                 articles to bytes, beside feed, feedsmith, xmlbuilder2 and a bare floor
  serve                  a 100 kB feed over HTTP on Node, beside node:http, nginx and Hono's usual way
  workerd                the same inside workerd, beside a constant; and cold starts
  build [articles …]     from a folder to a feed, with nothing remembered and with all, beside Hugo; 1000
  edit [articles …]      from a save to the feed that shows it; 1000
  store [articles]       what questions cost SQLite, beside a thousand articles; 20000
  d1 [articles]          the same on D1 in miniflare: rows read, trips, time; 2000

Folders and databases of generated articles are kept in .dateline/bench for the next run.

  npm run bench -- build 10000 100000
  npm run bench -- edit 100000 store 250000

Exit status: 0 measured, 2 wrong usage.`;

type Bench = {
  /** Articles, where nobody says how many. */
  readonly sizes: readonly number[];
  readonly run: (sizes: readonly number[]) => Promise<void>;
};

const none: readonly number[] = [];

/** Loaded one by one, as each has peers of its own. */
const benches: Readonly<Record<string, Bench>> = {
  render: { sizes: none, run: async () => (await import('./render.ts')).benchRender() },
  serve: { sizes: none, run: async () => (await import('./serve.ts')).benchServe() },
  workerd: { sizes: none, run: async () => (await import('./workerd.ts')).benchWorkerd() },
  build: { sizes: [1_000], run: async (sizes) => (await import('./build.ts')).benchBuild(sizes) },
  edit: { sizes: [1_000], run: async (sizes) => each(sizes, (await import('./edit.ts')).benchEdit) },
  store: { sizes: [20_000], run: async (sizes) => each(sizes, (await import('./store.ts')).benchStore) },
  d1: { sizes: [2_000], run: async (sizes) => each(sizes, (await import('./store-d1.ts')).benchD1) },
};

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { help: { type: 'boolean', short: 'h', default: false } },
    allowPositionals: true,
  });
  const asked = readAsked(positionals);
  if (values.help || typeof asked === 'string') {
    console.log(typeof asked === 'string' ? `${asked}\n\n${HELP}` : HELP);
    return values.help ? 0 : 2;
  }
  const [cpu] = cpus();
  console.log(`${cpus().length} × ${cpu?.model ?? 'unknown processor'}, Node ${process.version}`);
  for (const [name, { sizes, run }] of Object.entries(benches)) {
    const given = asked.get(name);
    if (asked.size === 0 || given) await run(given?.length ? given : sizes);
  }
  return 0;
}

/** Names with the sizes that follow each, or what is wrong. */
function readAsked(words: readonly string[]): ReadonlyMap<string, readonly number[]> | string {
  const asked = new Map<string, number[]>();
  let last: number[] | undefined;
  for (const word of words) {
    if (/^\d+$/.test(word)) {
      if (!last) return `Which bench is ${word} for? Its name comes first.`;
      last.push(Number(word));
      continue;
    }
    const bench = Object.hasOwn(benches, word) ? benches[word] : undefined;
    if (!bench) return `There is no bench “${word}”.`;
    last = bench.sizes.length > 0 ? [] : undefined;
    asked.set(word, last ?? []);
  }
  return asked;
}

async function each(sizes: readonly number[], bench: (size: number) => Promise<void>): Promise<void> {
  for (const size of sizes) await bench(size);
}
