import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { INDEX, WORDS } from '../../collection/bundle.ts';
import { packBundle } from '../../collection/pack.ts';
import type { Compiled } from '../../content/compile.ts';
import { programHash } from '../../node/program.ts';
import { checkLimits, type Verdict } from './limits.ts';
import { type Content, type Synced, syncFolder } from './sync.ts';

type BundleOptions = {
  readonly compiled: Required<Pick<Compiled, 'snapshot' | 'articles' | 'files'>>;
  readonly out: string;
  /** What has stopped being public by then is left out. */
  readonly now: Date;
};

/** What was done; `synced` is absent when limits forbade it. Bytes in all. */
export type Bundled = Verdict & {
  readonly files: number;
  readonly media: number;
  readonly bytes: number;
  readonly synced?: Synced;
  /** Characters of words that search looks through; absent where they are too many, and search is off. */
  readonly words?: number;
};

/** Writes the Worker's bundle of a compiled collection into a folder; throws a ForeignFolderError when that is not ours. */
export async function writeBundle({ compiled, out, now }: BundleOptions): Promise<Bundled> {
  const { snapshot, articles, files } = compiled;
  const before = await readFile(join(out, INDEX), 'utf8').catch(() => undefined);
  const program = programHash();
  const { texts, media } = await packBundle({
    snapshot,
    articles: [...articles.values()],
    now,
    before,
    program,
  });
  const contents = new Map<string, Content>([...texts].map(([path, text]) => [path, { text }]));
  for (const [path, file] of media) {
    const source = files.get(file.path);
    if (source !== undefined) contents.set(path, { copyOf: { ...source, file } });
  }
  const sizes = [...contents].map(([path, content]) => ({
    name: media.get(path)?.path ?? path,
    length: 'text' in content ? Buffer.byteLength(content.text) : content.copyOf.file.length,
  }));
  const verdict = checkLimits(sizes);
  return {
    ...verdict,
    files: contents.size,
    media: media.size,
    ...(texts.has(WORDS) && { words: texts.get(WORDS)?.length ?? 0 }),
    bytes: sizes.reduce((sum, { length }) => sum + length, 0),
    ...(verdict.errors.length === 0 && { synced: await syncFolder(out, contents) }),
  };
}
