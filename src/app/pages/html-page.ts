import type { Site } from '../../domain/site.ts';
import { type Prepared, prepare, type Resource } from '../../http/resource.ts';
import type { Collection } from '../../store/collection.ts';
import { digest } from '../digest.ts';

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
    bytes: weakly(bytes, async () => encoder.encode(await render())),
  });
}

/** Bytes until the memory is wanted for something else, and made again after that: only the memory of answers is to keep them. */
function weakly<Bytes extends object>(made: Bytes, make: () => Promise<Bytes>): () => Promise<Bytes> {
  const reference = new WeakRef(made);
  return async () => reference.deref() ?? make();
}

export type ArticleContext = { readonly collection: Collection; readonly now: Date };
