import type { Site } from '../domain/site.ts';
import { type Prepared, prepare, type Resource } from '../http/resource.ts';
import { digest } from './digest.ts';

/** A document that is small, or seldom asked for: made first, its tag being that of its bytes. */
export async function document(
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
  { site, ...facts }: Pick<Resource, 'lastModified' | 'changesAt'> & { readonly site: Site },
): Promise<Prepared> {
  return prepare({
    ...facts,
    status: 200,
    tag: await digest(bytes),
    mediaType,
    compressible: true,
    ranges: false,
    headers: {},
    policy: site.cache,
    bytes: async () => bytes,
  });
}
