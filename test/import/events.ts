import type { ImportOptions, ImportSystem } from '../../src/import/import-system.ts';
import type { ImportEvent } from '../../src/import/imported.ts';

/** Everything that a system reads. */
export async function readEvents(
  system: ImportSystem,
  options: ImportOptions,
): Promise<readonly ImportEvent[]> {
  const events: ImportEvent[] = [];
  for await (const event of system.read(options)) events.push(event);
  return events;
}
