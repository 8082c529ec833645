import type { Pool } from '../../content/pool.ts';
import type { Library } from '../../content/reference.ts';
import { editionOf } from './edition.ts';
import { orderOf } from './order.ts';
import type { Session, Stored } from './session.ts';
import type { Setting } from './setting.ts';
import type { Early, Keeping } from './synchronise.ts';

type Reading = {
  readonly keeping: Pick<Keeping, 'root' | 'memory'>;
  readonly session: Session;
  readonly setting: Setting;
  readonly library: Library;
  readonly early: Early;
  readonly skim: Pool['skim'];
  readonly read: (files: readonly string[]) => Promise<void>;
};

/** Reads all files of a first load, those of the newest articles first, and tells of these as soon as they are there. */
export async function readNewestFirst(tasks: readonly string[], reading: Reading): Promise<void> {
  // What was kept to find the newest is not kept while the others are read.
  const rest = await readNewest(tasks, reading);
  await reading.read(rest);
}

/** Resolves to those that are still to be read. */
async function readNewest(
  tasks: readonly string[],
  { keeping: { root, memory }, session, setting, library, early, skim, read }: Reading,
): Promise<readonly string[]> {
  const order = await orderOf(tasks, { root, site: setting.scene.site, skim, steps: early.steps });
  if (!order) return tasks;
  const { contest, rest } = order;
  const stored = new Map<string, Stored>();
  session.remember(stored);
  const known: string[] = [];
  for (const { files, since } of order.steps) {
    await read(files);
    known.push(...files);
    const edition = await editionOf(known, { memory, session, setting, library, stored, contest, since });
    if (edition) early.tell(edition);
  }
  session.remember(undefined);
  return rest;
}
