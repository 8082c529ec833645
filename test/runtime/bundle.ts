import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFolderSync, type Synced } from '../../src/cli/build/sync.ts';
import { programHash } from '../../src/runtime/node/program.ts';
import { INDEX } from '../../src/store/bundle/bundle.ts';
import type { Compiled } from '../support/compiled.ts';
import { packBundle } from '../support/pack-bundle.ts';

type BundleOptions = {
  readonly compiled: Required<Pick<Compiled, 'snapshot' | 'articles' | 'files'>>;
  readonly out: string;
  /** What has stopped being public by then is left out. */
  readonly now: Date;
};

/** Writes the Worker's bundle of a collection that is in memory. */
export async function writeBundle({ compiled, out, now }: BundleOptions): Promise<Synced> {
  const { snapshot, articles, files } = compiled;
  const before = await readFile(join(out, INDEX), 'utf8').catch(() => undefined);
  const all = { snapshot, articles: [...articles.values()] };
  const { texts, media } = await packBundle({ ...all, now, before, program: programHash() });
  const output = await openFolderSync(out);
  for (const [path, text] of texts) if (path !== INDEX) await output.put(path, { text });
  for (const [path, file] of media) {
    const source = files.get(file.path);
    if (source !== undefined) await output.put(path, { copyOf: { ...source, file } });
  }
  return output.finish({ text: texts.get(INDEX) ?? '' });
}
