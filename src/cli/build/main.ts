import { resolve } from 'node:path';
import { expectedErrors } from '../cloudflare/expected.ts';
import type { ParsedArgs } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { toleranceOf } from '../faults.ts';
import { build } from './build.ts';

/** Builds; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const quiet = args.flag('quiet') === true;
  const { summaryText } = await expectedErrors(() =>
    build({
      dir: resolve(contentFolder(args)),
      out: resolve(args.one('out') ?? 'dist/assets'),
      tolerance: toleranceOf(args),
      quiet,
      bucket: undefined,
      remote: false,
    }),
  );
  if (!quiet) console.log(summaryText);
  return 0;
}
