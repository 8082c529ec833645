import type { Handle } from '../../src/store/sql/handle.ts';
import { createWriter } from '../../src/store/sql/write/writer.ts';
import { publication, storedStory } from './stored.ts';

const BATCH = 1_000;

type Options = {
  readonly count: number;
  /** Whether with bodies and search. */
  readonly body?: boolean;
  /** Told how many are in, now and then. */
  readonly tell?: (done: number) => void;
};

/** Fills an empty database with stories. */
export async function fill(handle: Handle, { count, body = true, tell = () => {} }: Options): Promise<void> {
  const writer = await createWriter(handle);
  await writer.begin({ now: new Date(Date.UTC(2026, 10, 2)) });
  for (let start = 0; start < count; start += BATCH) {
    const length = Math.min(BATCH, count - start);
    await writer.upsert(Array.from({ length }, (_, index) => storedStory(start + index, { body })));
    tell(start + length);
  }
  await writer.publish(publication);
}
