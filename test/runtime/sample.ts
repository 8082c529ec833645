import { SAMPLE } from '../sample.ts';
import { compile } from '../support/compiled.ts';
import type { Content } from './both.ts';

/** The sample collection, compiled. */
export async function sample(): Promise<Content> {
  const { snapshot, ...rest } = await compile({ dir: SAMPLE });
  if (snapshot === undefined) throw new Error('the sample collection does not compile: npm run check');
  return { ...rest, snapshot };
}
