import { UnavailableError } from '../unavailable.ts';
import { type Handle, query, type Row } from './handle.ts';
import { FIRST_STATE } from './read/statements.ts';

/** The number of the last file in migrations/ that this program knows. */
const SCHEMA = 8;

/** The lowest schema with all that reading asks for: a worker may be deployed before the migrations it comes with are applied. */
const READABLE = 1;

/** The database was made by a later Dateline than this one. */
export class NewerDatabase extends UnavailableError {}

/** The database has no collection in it yet, or one of an earlier Dateline. */
export class OlderDatabase extends UnavailableError {}

/** Rejects with NewerDatabase when a later program has changed the database's schema; resolves to the schema's number. */
export async function refuseNewer(handle: Handle): Promise<number> {
  const name = (await appliedTo(handle)).at(-1) ?? '0';
  const number = numberOf(name);
  if (number > SCHEMA) throw newer(name);
  return number;
}

/**
 * The state (FIRST_STATE). Rejects with NewerDatabase or OlderDatabase unless this program can read the database. Migrations come in two
 * kinds: most only add (expand), so that programs of before and after can read either; one that takes something away is named
 * `NNNN_contract_…`, and is released once no program that reads it is rolled back to.
 */
export async function readableState(handle: Handle): Promise<Row> {
  try {
    const [[row = {}] = []] = await query(handle, [[FIRST_STATE]]);
    // A list of names.
    refuseUnreadable((JSON.parse(String(row.applied ?? '[]')) as string[]).sort());
    return row;
  } catch (error) {
    if (!/no such table/.test(String(error))) throw error;
    throw older(0, READABLE);
  }
}

function refuseUnreadable(names: readonly string[]): void {
  const unreadable = names.filter((name) => numberOf(name) > SCHEMA && /^\d+_contract_/.test(name));
  if (unreadable.length > 0) throw newer(unreadable.at(-1) ?? '');
  const number = numberOf(names.at(-1) ?? '0');
  if (number < READABLE) throw older(number, READABLE);
}

const APPLIED = 'SELECT name FROM d1_migrations ORDER BY name';

/** The migrations that a database has had, in order; none where it has never had one. */
export async function appliedTo(handle: Handle): Promise<readonly string[]> {
  try {
    const [rows = []] = await query(handle, [[APPLIED]]);
    return rows.map(({ name }) => String(name));
  } catch (error) {
    if (/no such table/.test(String(error))) return [];
    throw error;
  }
}

const numberOf = (name: string): number => Number.parseInt(name, 10);

const newer = (name: string): NewerDatabase =>
  new NewerDatabase(
    `The database has schema ${numberOf(name)} (${name}); this Dateline knows ${SCHEMA}. Update Dateline, or name another database.`,
  );

const older = (number: number, needed: number): OlderDatabase =>
  new OlderDatabase(
    `The database has schema ${number}; this Dateline needs ${needed}. Apply the migrations first.`,
  );

/** Rejects with NewerDatabase or OlderDatabase unless the schema is this program's, as writing needs. */
export async function requireSchema(handle: Handle): Promise<void> {
  const number = await refuseNewer(handle);
  if (number < SCHEMA) throw older(number, SCHEMA);
}
