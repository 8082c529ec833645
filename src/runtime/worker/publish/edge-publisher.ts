import type { TypedFacts } from '../../../content/source/facts.ts';
import { typed } from '../../../content/source/media-file.ts';
import { isSource } from '../../../content/source/named-file.ts';
import { roleOf } from '../../../content/source/role.ts';
import type { Site } from '../../../domain/site.ts';
import { etagOf } from '../../../publish/etag.ts';
import { listArticles } from '../../../publish/list/article-list.ts';
import { createPreview } from '../../../publish/preview/preview.ts';
import { RefusedError } from '../../../publish/problem-response.ts';
import type { Publisher, PublishOutcome, PublishRequest } from '../../../publish/publisher.ts';
import { createSettlement } from '../../../publish/settle.ts';
import { decodeSite } from '../../../store/codec.ts';
import { UnavailableError } from '../../../store/unavailable.ts';
import { stagedCollection } from '../../../sync/proposal.ts';
import type { FileEdit } from '../../../sync/source/overlay-source.ts';
import type { Sync } from '../../../sync/sync.ts';
import { mediaKey } from '../media.ts';
import type { SourceBucket, SourceTable } from './source-table.ts';
import type { StorageHandle } from './storage-handle.ts';

type EdgePublisherOptions = {
  readonly table: SourceTable;
  readonly sync: Sync;
  readonly handle: StorageHandle;
  readonly bucket: SourceBucket | undefined;
  readonly now: () => Date;
};

/** Takes files into a Durable Object's table and an R2 bucket; the caller sees to it that one edit is made at a time. */
export function createEdgePublisher(options: EdgePublisherOptions): Publisher {
  const { table, sync, handle, bucket, now } = options;
  const read: Publisher['read'] = async (file) => {
    const row = table.find(file);
    if (!row) return undefined;
    if (!row.facts) return bytesWithTag(table.bytes(file));
    const found = bucket && (await answered(bucket.get(mediaKey(row.hash))));
    if (!found) throw new UnavailableError(`the bucket has no ${mediaKey(row.hash)}, which ${file} is`);
    return bytesWithTag(new Uint8Array(await answered(found.arrayBuffer())));
  };
  return {
    read,
    async etag(file) {
      const row = table.find(file);
      return row && `"${row.hash}"`;
    },
    async site() {
      const site = publishedSite(handle);
      if (!site) throw withoutSite();
      return site;
    },
    async list(query) {
      const collection = await stagedCollection(handle);
      if (!collection) throw withoutSite();
      return listArticles(query, { handle, collection, read, now: now() });
    },
    async publish(request) {
      const elsewhere = request.edits.filter(({ file, bytes }) => bytes && isElsewhere(file));
      const [first] = elsewhere;
      if (first && !bucket) return withoutBucket(first);
      const facts = await factsOf(elsewhere);
      // Before anything names them: what is refused after all has bytes that nobody asks for.
      if (bucket && !request.dryRun) await upload(bucket, elsewhere, facts);
      return settle(request, { table, sync, handle, now, facts });
    },
    async preview(request) {
      const { proposed, outcome } = createPreview({ request, handle, now });
      await sync.publish(proposed);
      const found = outcome();
      if (found === undefined) throw new UnavailableError('The sources cannot be read.');
      return found;
    },
  };
}

/** The site as readers have it; undefined: none has been put yet. */
export function publishedSite({ rows }: Pick<StorageHandle, 'rows'>): Site | undefined {
  const [row] = rows('SELECT site FROM state WHERE one = 1');
  return typeof row?.site === 'string' ? decodeSite(row.site) : undefined;
}

const withoutSite = (): RefusedError =>
  new RefusedError({
    status: 409,
    detail: 'There is no site yet: PUT site.yaml to /api/files/site.yaml first.',
  });

/** Whether the bytes of a file are kept in the bucket: nothing is read in those but what they are. */
const isElsewhere = (file: string): boolean => roleOf(file) === 'file' && !isSource(file);

const bytesWithTag = (bytes: Uint8Array) => ({ bytes, etag: etagOf(bytes) });

const withoutBucket = ({ file }: FileEdit): PublishOutcome => ({
  ...{ kind: 'unwritable', file },
  message:
    'is a picture or another file, and there is no place for those: bind an R2 bucket as MEDIA in wrangler.toml',
});

async function factsOf(edits: readonly FileEdit[]): Promise<ReadonlyMap<string, TypedFacts>> {
  const facts = new Map<string, TypedFacts>();
  for (const { file, bytes = new Uint8Array() } of edits) {
    const state = () => ({ stamp: '', size: bytes.length });
    const found = await typed({ file, state, read: (length) => bytes.subarray(0, length) }, new Map());
    if (found) facts.set(file, found);
  }
  return facts;
}

async function upload(
  bucket: SourceBucket,
  edits: readonly FileEdit[],
  facts: ReadonlyMap<string, TypedFacts>,
): Promise<void> {
  for (const { file, bytes } of edits) {
    const { hash } = facts.get(file) ?? {};
    if (bytes && hash !== undefined) await answered(bucket.put(mediaKey(hash), bytes));
  }
}

/** What a bucket answers; rejects with an UnavailableError where it does not. */
const answered = <Answer>(asked: Promise<Answer>): Promise<Answer> =>
  asked.catch((cause: unknown) => {
    throw new UnavailableError(`the bucket does not answer: ${cause}`, { cause });
  });

type SettleContext = Omit<EdgePublisherOptions, 'bucket'> & {
  readonly facts: ReadonlyMap<string, TypedFacts>;
};

async function settle(
  request: PublishRequest,
  { table, sync, handle, now, facts }: SettleContext,
): Promise<PublishOutcome> {
  const target = table.target(facts);
  const { proposed, outcome } = createSettlement({ request, target, handle, now });
  await sync.publish(proposed);
  const settled = outcome();
  if (settled === undefined) throw new UnavailableError('The sources cannot be read.');
  return settled;
}
