import type { Site } from '../../../domain/site.ts';
import type { Handle } from '../../../store/sql/handle.ts';
import { createWriter } from '../../../store/sql/write/writer.ts';
import { copyCollection } from '../../copy/copy.ts';
import {
  type CopiedState,
  copiedState,
  copyChanges,
  type Edition,
  editionSince,
  stateOf,
} from '../../copy/copy-changes.ts';
import { mediaKey } from '../media.ts';
import type { SourceBucket, SourceTable } from './source-table.ts';
import type { ObjectStorage, StorageHandle } from './storage-handle.ts';

/** Brings what is published to the database that readers see, and wakes when something is due there. */
export type Showing = {
  /** Resolves, once readers see everything, to what has changed for them; undefined: nothing. Rejects where the database cannot be written. */
  show(): Promise<Edition | undefined>;
  /** The generation that readers see; undefined: none yet. */
  shown(): number | undefined;
  /** Makes sure that it is tried again soon. */
  retry(): Promise<void>;
  alarm(): Promise<void>;
};

type ShowingOptions = {
  readonly storage: ObjectStorage;
  /** Where everything is published first. */
  readonly handle: StorageHandle;
  readonly table: SourceTable;
  readonly bucket: SourceBucket | undefined;
  /** Reads again what dates something that has come by now. */
  readonly refresh: () => Promise<unknown>;
  /** What readers see. */
  readonly readers: Handle;
  /** The site as they see it. */
  readonly siteOf: (site: Site) => Site;
  readonly now: () => Date;
};

/** Milliseconds: after a failure; and how long bytes are kept that no source has any more, as readers may be at them. */
const [RETRY, UNUSED] = [10_000, 86_400_000];

const TABLE = 'CREATE TABLE IF NOT EXISTS edge (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID';

export function createShowing(options: ShowingOptions): Showing {
  const { storage, handle, table, bucket, refresh, readers, siteOf, now } = options;
  handle.rows(TABLE);
  const copied = (): CopiedState | undefined => {
    const [row] = handle.rows("SELECT value FROM edge WHERE name = 'copied'");
    // Written below.
    return row && (JSON.parse(String(row.value)) as CopiedState);
  };
  const wake = async () => {
    const [row] = handle.rows(DUE);
    const unused = handle.rows('SELECT min(at) AS at FROM source_unused')[0]?.at;
    const due = [
      ...[row?.released, row?.expired, row?.dated].flatMap((at) => (typeof at === 'number' ? [at] : [])),
      ...(typeof unused === 'number' ? [unused + UNUSED] : []),
    ];
    if (due.length > 0) await storage.setAlarm(Math.max(Math.min(...due), now().getTime()));
    else await storage.deleteAlarm();
  };
  const show = async (): Promise<Edition | undefined> => {
    const last = copied();
    const { generation } = await stateOf(handle);
    if (generation === 0 || generation === last?.from) {
      // What is dated later may have changed all the same.
      await wake();
      return undefined;
    }
    const copying = { from: handle, to: readers, clock: now, siteOf };
    const edition = last ? await editionSince(handle, last.from, last.modified) : undefined;
    const changed = last && (await copyChanges(copying, last));
    const next = changed ?? (await copyAll(copying));
    handle.rows("INSERT OR REPLACE INTO edge (name, value) VALUES ('copied', ?1)", JSON.stringify(next));
    await wake();
    // Of what was compared as a whole it is not known what has changed.
    return (changed && edition) ?? WHOLE;
  };
  return {
    show,
    shown: () => copied()?.from,
    retry: () => storage.setAlarm(now().getTime() + RETRY),
    async alarm() {
      try {
        await refresh();
        await show();
        if (copied()) for (const database of [handle, readers]) await settle(database, now());
        await removeUnused(table, bucket, new Date(now().getTime() - UNUSED));
      } catch (error) {
        console.error(JSON.stringify({ level: 'error', message: String(error) }));
        await storage.setAlarm(now().getTime() + RETRY);
        return;
      }
      await wake();
    },
  };
}

const WHOLE: Edition = { everything: true, withdrawn: true, media: true, base: '', paths: [], scopes: [] };

async function copyAll(
  options: Pick<Parameters<typeof copyCollection>[0], 'from' | 'to' | 'clock' | 'siteOf'>,
): Promise<CopiedState> {
  await copyCollection(options);
  return copiedState(options);
}

/** Moves what was released or has expired: readers see no difference, and have less to sort out. */
async function settle(database: Handle, now: Date): Promise<void> {
  const writer = await createWriter(database);
  await writer.begin({ now });
  await writer.close();
}

async function removeUnused(
  table: SourceTable,
  bucket: SourceBucket | undefined,
  before: Date,
): Promise<void> {
  const hashes = table.unused(before);
  if (hashes.length > 0) await bucket?.delete(hashes.map(mediaKey));
  table.forget(before);
}

/** The next release, the next expiry, and the next instant that an article dates something at (`articlesDue`). */
const DUE = `SELECT (SELECT min(since) FROM article WHERE shown = 2) AS released,
  (SELECT min(until) FROM article WHERE shown = 1 AND until IS NOT NULL) AS expired,
  (SELECT min(CAST(value AS INTEGER)) FROM file_key WHERE kind = 'due' AND key = '') AS dated`;
