import { SAMPLE } from '../sample.ts';
import { compile } from '../support/compiled.ts';
import type { Content } from './both.ts';

/** The sample collection, or that of another folder, compiled. */
export async function sample(dir = SAMPLE): Promise<Content> {
  const { snapshot, ...rest } = await compile({ dir });
  if (snapshot === undefined) throw new Error(`${dir} does not compile: npm run check`);
  return { ...rest, snapshot };
}
