import { resolve } from 'node:path';
import { expectedErrors } from '../cloudflare/expected.ts';
import type { Given } from '../command/run.ts';
import { toleranceOf } from '../faults.ts';
import { build } from './build.ts';

/** Builds; the exit code. */
export async function main(given: Given): Promise<number> {
  const quiet = given.flag('quiet') === true;
  const { said } = await expectedErrors(() =>
    build({
      dir: resolve(given.positionals[0] ?? (process.env.CONTENT_DIR || 'content')),
      out: resolve(given.one('out') ?? 'dist/assets'),
      tolerance: toleranceOf(given),
      quiet,
      bucket: undefined,
      remote: false,
    }),
  );
  if (!quiet) console.log(said);
  return 0;
}
