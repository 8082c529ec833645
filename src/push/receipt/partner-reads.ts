import { partnerVersion } from '../../app/feeds/partner.ts';
import type { Partner } from '../../domain/partner.ts';
import type { ItemMemory } from '../../feed/render.ts';
import { articlesCarried } from '../../partner/render.ts';
import type { Collection } from '../../store/collection.ts';
import { StaleCollectionError } from '../../store/stale-collection.ts';
import type { ReceiptKind, ReceiptStore } from './receipt-store.ts';

/** A partner's feed that it was given, or that it had already. */
export type PartnerRead = {
  readonly partner: Partner;
  /** Without quotation marks; that of a compressed feed ends in its coding. */
  readonly etag: string;
  readonly at: Date;
  readonly via: ReceiptKind;
  /** As it was then. */
  readonly collection: Collection;
};

type PartnerReadsOptions = {
  readonly store: ReceiptStore;
  readonly memory: ItemMemory;
  readonly onFailure: (error: unknown) => void;
};

/** What partners had, recorded some at a time, so that no read waits for it. */
export type PartnerReads = {
  add(read: PartnerRead): void;
  /** Records what has come so far. */
  flush(): Promise<void>;
};

/** Milliseconds for which reads come together. */
const TOGETHER = 250;

/** Records reads of partners' feeds. It knows of the last ETag of each, of which nothing is to be looked up again. */
export function createPartnerReads({ store, memory, onFailure }: PartnerReadsOptions): PartnerReads {
  let waiting = new Map<string, PartnerRead>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    const reads = [...waiting.values()];
    waiting = new Map();
    if (reads.length === 0) return;
    const fetches = await store.fetches();
    for (const read of reads)
      await record(read, { store, memory, isSame: fetches.get(read.partner.name)?.etag === tagOf(read) });
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).catch(onFailure);
    return writing;
  };
  return {
    add(read) {
      waiting.set(`${read.partner.name} ${read.etag}`, read);
      timer ??= setTimeout(flush, TOGETHER);
    },
    flush,
  };
}

/** Of the feed, in whatever coding. */
const tagOf = ({ etag }: PartnerRead): string => etag.replace(/-(?:gzip|br)$/, '');

type RecordContext = Pick<PartnerReadsOptions, 'store' | 'memory'> & {
  /** Whether what is in it is recorded already. */
  readonly isSame: boolean;
};

async function record(read: PartnerRead, { store, memory, isSame }: RecordContext): Promise<void> {
  const { partner, via, collection, at: now } = read;
  const base = { partner: partner.name, at: now.getTime(), via, etag: tagOf(read) };
  if (isSame) return store.save({ ...base, articles: [], withdrawn: [] });
  try {
    const version = await partnerVersion(partner, { collection, now });
    if (version?.tag !== base.etag) return;
    const { listing, withdrawn, profile } = version;
    const { site } = collection;
    const read = (entries: Parameters<Collection['read']>[0]) => collection.read(entries, now);
    const carried = await articlesCarried({ partner, profile, site, listing, withdrawn, memory, read });
    const articles = (await read(carried)).map(({ id, hash, corrections }) => ({
      ...{ article: id, hash },
      corrected: corrections[0]?.date.getTime(),
    }));
    await store.save({ ...base, articles, withdrawn: withdrawn.map(({ id }) => id) });
  } catch (error) {
    // What it was is gone already; the next read is recorded.
    if (!(error instanceof StaleCollectionError)) throw error;
  }
}
