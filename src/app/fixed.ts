import type { Collection } from '../collection/collection.ts';
import { OPML_TYPE, opml } from '../feed/opml.ts';
import { everywhere, type Prepared, prepare } from '../http/resource.ts';
import { digest } from './digest.ts';

const encoder = new TextEncoder();

type Question = { readonly collection: Collection; readonly now: Date };

/** Every feed in one list; it changes when the site's own listing does. */
export async function opmlList({ collection, now }: Question): Promise<Prepared> {
  const { site } = collection;
  const listing = await collection.list({ scope: { kind: 'site' } }, { limit: site.feeds.limit }, now);
  const bytes = opml(site, await collection.directory(now));
  return prepare({
    status: 200,
    tag: await digest(bytes),
    mediaType: OPML_TYPE,
    compressible: true,
    ranges: false,
    headers: {},
    policy: site.cache,
    ...(listing?.changed && { lastModified: listing.changed }),
    ...(listing?.changesAt && { changesAt: listing.changesAt }),
    bytes: async () => bytes,
  });
}

/** Crawlers may read everything (RFC 9309). */
export async function robots({ collection: { site } }: Question): Promise<Prepared> {
  const bytes = encoder.encode('User-agent: *\nAllow: /\n');
  return prepare({
    status: 200,
    tag: await digest(bytes),
    mediaType: 'text/plain; charset=utf-8',
    compressible: true,
    ranges: false,
    headers: {},
    policy: site.cache,
    bytes: async () => bytes,
  });
}

/** For operations: which content this is, how many articles the site's feed draws on, seconds since the start. */
export async function health({
  collection,
  now,
  started,
}: Question & { readonly started: Date }): Promise<Response> {
  const { site } = await collection.directory(now);
  const uptime = Math.max(0, Math.floor((now.getTime() - started.getTime()) / 1000));
  const body = { status: 'ok', revision: collection.revision, articles: site.count, uptime };
  const bytes = encoder.encode(`${JSON.stringify(body)}\n`);
  return new Response(bytes, {
    headers: {
      ...everywhere,
      'Cache-Control': 'no-store',
      'Content-Type': 'application/json',
      'Content-Length': String(bytes.byteLength),
    },
  });
}
