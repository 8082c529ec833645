import { cpus } from 'node:os';
import { run, UsageError } from '../src/cli/command/run.ts';
import { spec } from './spec.ts';

type Bench = {
  /** Articles, where nobody says how many; none where it takes no number. */
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
  publish: {
    sizes: [1_000],
    run: async (sizes) => each(sizes, (await import('./publish.ts')).benchPublish),
  },
  agency: {
    sizes: [1_000],
    run: async (sizes) => each(sizes, (await import('./agency.ts')).benchAgency),
  },
  push: { sizes: [1_000], run: async (sizes) => each(sizes, (await import('./push.ts')).benchPush) },
  store: { sizes: [20_000], run: async (sizes) => each(sizes, (await import('./store.ts')).benchStore) },
  d1: { sizes: [2_000], run: async (sizes) => each(sizes, (await import('./store-d1.ts')).benchD1) },
};

process.exitCode = await run(spec, process.argv.slice(2), async ({ positionals }) => {
  const asked = readAsked(positionals);
  const [cpu] = cpus();
  console.log(`${cpus().length} × ${cpu?.model ?? 'unknown processor'}, Node ${process.version}`);
  for (const [name, { sizes, run }] of Object.entries(benches)) {
    const given = asked.get(name);
    if (asked.size === 0 || given) await run(given?.length ? given : sizes);
  }
  return 0;
});

/** Names with the sizes that follow each. */
function readAsked(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const asked = new Map<string, number[]>();
  let last: number[] | undefined;
  for (const word of words) {
    if (/^\d+$/.test(word)) {
      if (!last) throw new UsageError(`Which bench is ${word} for? Its name comes first.`);
      last.push(Number(word));
      continue;
    }
    const bench = Object.hasOwn(benches, word) ? benches[word] : undefined;
    if (!bench) throw new UsageError(`There is no bench “${word}”.`);
    last = bench.sizes.length > 0 ? [] : undefined;
    asked.set(word, last ?? []);
  }
  return asked;
}

async function each(sizes: readonly number[], bench: (size: number) => Promise<void>): Promise<void> {
  for (const size of sizes) await bench(size);
}
