import { openBundle } from '../../src/store/bundle/bundle.ts';
import type { Collection } from '../../src/store/collection.ts';
import { packBundle } from '../support/pack-bundle.ts';
import { at, type Paper } from './paper.ts';

/** A paper through the bundle and back; packed before anything has expired, so that every instant can be asked for. */
export async function openPacked(paper: Paper, perShard: number): Promise<Collection> {
  const { texts, media } = await packBundle({ ...paper, now: at(-1), perShard });
  return openBundle(async (path) => {
    const text = texts.get(path);
    const bytes =
      text === undefined ? paper.files.get(media.get(path)?.path ?? '') : new TextEncoder().encode(text);
    if (bytes === undefined) throw new Error(`no ${path}`);
    return bytes;
  });
}
