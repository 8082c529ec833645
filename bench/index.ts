import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchRender } from './render.ts';
import { benchServe } from './serve.ts';
import { benchWorkerd } from './workerd.ts';

const HELP = `Usage: npm run bench [-- name …]

Measures Dateline beside its peers, all in one run, and prints medians and ratios. No test depends on a figure.

  render    articles to bytes, beside feed, feedsmith, xmlbuilder2 and a bare floor
  serve     a 100 kB feed over HTTP on Node, beside node:http, nginx and Hono's usual way
  workerd   the same inside workerd, beside a constant; and cold starts

Exit status: 0 measured, 2 wrong usage.`;

const benches: Readonly<Record<string, () => Promise<void>>> = {
  render: benchRender,
  serve: benchServe,
  workerd: benchWorkerd,
};

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { help: { type: 'boolean', short: 'h', default: false } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
  if (values.help || unknown.length > 0) {
    console.log(unknown.length > 0 ? `There is no bench “${unknown.join('”, “')}”.\n\n${HELP}` : HELP);
    return unknown.length > 0 ? 2 : 0;
  }
  const [cpu] = cpus();
  console.log(`${cpus().length} × ${cpu?.model ?? 'unknown processor'}, Node ${process.version}`);
  for (const [name, bench] of Object.entries(benches)) {
    if (positionals.length === 0 || positionals.includes(name)) await bench();
  }
  return 0;
}
