import { ask, type Handle } from './handle.ts';

/** The number of the last file in migrations/ that this program knows. */
const SCHEMA = 3;

/** The database was made by a later Dateline than this one. */
export class NewerDatabase extends Error {}

/** The database has no collection in it yet, or one of an earlier Dateline. */
export class OlderDatabase extends Error {}

/** Rejects with NewerDatabase when a later program has changed the database's schema; resolves to the schema's number. */
export async function refuseNewer(handle: Handle): Promise<number> {
  const [rows] = await ask(handle, [['SELECT name FROM d1_migrations ORDER BY name DESC LIMIT 1']]);
  const name = String(rows?.[0]?.name ?? '0000');
  const number = Number.parseInt(name, 10);
  if (number > SCHEMA) {
    throw new NewerDatabase(
      `The database has schema ${number} (${name}); this Dateline knows ${SCHEMA}. Update Dateline, or name another database.`,
    );
  }
  return number;
}

/** Rejects with NewerDatabase or OlderDatabase unless the schema is this program's. */
export async function requireSchema(handle: Handle): Promise<void> {
  const number = await refuseNewer(handle).catch((error: unknown) => {
    if (error instanceof NewerDatabase || !/no such table/.test(String(error))) throw error;
    return 0;
  });
  if (number < SCHEMA) {
    throw new OlderDatabase(
      `The database has schema ${number}; this Dateline needs ${SCHEMA}. Apply the migrations first.`,
    );
  }
}
