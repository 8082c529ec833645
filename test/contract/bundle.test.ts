import { openBundle } from '../../src/collection/bundle.ts';
import { packBundle } from '../../src/collection/pack.ts';
import { contract } from './collection.ts';
import { at, type Paper } from './paper.ts';

contract('a bundle', (paper) => open(paper, 20));
contract('a bundle with an article a shard', (paper) => open(paper, 1));

/** Packed before anything has expired, so that every instant can be asked for. */
async function open(paper: Paper, perShard: number) {
  const { texts, media } = await packBundle({ ...paper, now: at(-1), perShard });
  return openBundle(async (path) => {
    const text = texts.get(path);
    const bytes = text === undefined ? paper.files.get(media.get(path)?.path ?? '') : encode(text);
    if (bytes === undefined) throw new Error(`no ${path}`);
    return bytes;
  });
}

function encode(text: string) {
  return new TextEncoder().encode(text);
}
