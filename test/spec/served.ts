import { createApp } from '../../src/app/app.ts';
import { compressors } from '../../src/runtime/node/serve.ts';
import { type Compiled, collectionOf, compile } from '../support/compiled.ts';
import type { Document } from './documents.ts';
import { at, descendants, parseXml } from './xml-tree.ts';

/** A content folder, served as a user gets it. */
export type Served = {
  readonly compiled: Compiled;
  /** The answer at an absolute address of the site, or a path below it. */
  get(address: string): Promise<Response>;
};

/** Compiles a folder and serves it at `siteUrl`, as of `now`. Errors of the service are thrown. */
export async function serveFolder(dir: string, siteUrl: string, now: Date): Promise<Served> {
  const compiled = await compile({ dir, siteUrl });
  const collection = collectionOf(compiled);
  const app = createApp({
    collection: () => collection,
    compressors,
    now: () => now,
    log: ({ message, stack }) => {
      throw new Error(message, { cause: stack });
    },
  });
  return { compiled, get: async (address) => app.request(new URL(address, siteUrl).href) };
}

/** The directory, and every feed it leads to in every format: a feed reader's way, from address to address. */
export async function feedsOf(served: Served): Promise<readonly Document[]> {
  const opml = await body(served, '/opml.xml', 'opml');
  const rss = await Promise.all(
    descendants(parseXml(opml.bytes)).flatMap(({ attributes: { xmlUrl } }) =>
      xmlUrl === undefined ? [] : [body(served, xmlUrl, 'rss')],
    ),
  );
  const others = await Promise.all(
    rss.flatMap(({ bytes }) =>
      at(parseXml(bytes), 'channel', 'atom:link').flatMap(({ attributes: { rel, type, href } }) =>
        rel === 'alternate' && href !== undefined
          ? [body(served, href, type === 'application/atom+xml' ? 'atom' : 'json')]
          : [],
      ),
    ),
  );
  return [opml, ...rss, ...others];
}

async function body(served: Served, address: string, vocabulary: Document['vocabulary']): Promise<Document> {
  const response = await served.get(address);
  if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
  return { name: address, vocabulary, bytes: new Uint8Array(await response.arrayBuffer()) };
}
