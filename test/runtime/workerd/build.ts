import { resolve } from 'node:path';
import { SAMPLE } from '../../sample.ts';
import { compile } from '../../support/compiled.ts';
import { writeBundle } from '../bundle.ts';
import { INSTANT } from '../instant.ts';

/** Where `wrangler.toml` beside this file looks. */
const out = resolve(import.meta.dirname, '../../../.dateline/workerd/sample');

/** Builds the sample collection, before tests run inside workerd. */
export default async function setup(): Promise<void> {
  const { snapshot, ...compiled } = await compile({ dir: SAMPLE });
  if (snapshot === undefined) throw new Error('the sample collection does not compile: npm run check');
  await writeBundle({ compiled: { ...compiled, snapshot }, out, now: INSTANT });
}
