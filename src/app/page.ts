import type { Site } from '../collection/site.ts';
import { type Prepared, prepare, type Resource } from '../http/resource.ts';
import { digest } from './digest.ts';

const encoder = new TextEncoder();

type PageFacts = Pick<Resource, 'status' | 'headers' | 'lastModified' | 'changesAt'>;

/** Pages depend on more than a listing tells, so their tag is that of their bytes. */
export async function page(site: Site, render: () => Promise<string>, facts: PageFacts): Promise<Prepared> {
  const bytes = encoder.encode(await render());
  return prepare({
    ...facts,
    tag: await digest(bytes),
    mediaType: 'text/html; charset=utf-8',
    compressible: true,
    ranges: false,
    policy: site.cache,
    bytes: handOver(bytes, async () => encoder.encode(await render())),
  });
}

/** Gives bytes away once and makes them again after that, so that only the bounded memory of answers keeps them. */
function handOver<Bytes>(made: Bytes, make: () => Promise<Bytes>): () => Promise<Bytes> {
  let held: Bytes | undefined = made;
  return async () => {
    const bytes = held ?? (await make());
    held = undefined;
    return bytes;
  };
}
