import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A program that has something for itself. */
export type Holder = {
  /** As a person runs it: `npm start`. */
  readonly command: string;
  /** Of its process. */
  readonly pid: number;
  /** What it has it for, such as an address. */
  readonly purpose: string;
};

/**
 * Locks a file, made where there is none, until released; the system releases it when the program ends, however that ends. Where another
 * program has it locked, that one; undefined where that cannot be told, as it begins at this moment.
 */
export function lock(
  path: string,
  { command, purpose = '' }: { readonly command: string; readonly purpose?: string },
): { readonly release: () => void } | { readonly holder: Holder | undefined } {
  mkdirSync(dirname(path), { recursive: true });
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec(TABLE);
    file.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?1, ?2, ?3)').run(command, process.pid, purpose);
    // Held: others can read it, and not write.
    file.exec('BEGIN IMMEDIATE');
    return { release: () => file.close() };
  } catch (error) {
    const holder = isLocked(error) ? read(file) : undefined;
    file.close();
    if (!isLocked(error)) throw error;
    return { holder };
  }
}

/** Who has a file locked; undefined: nobody, or one that cannot be told. */
export function holderOf(path: string): Holder | undefined {
  if (!existsSync(path)) return undefined;
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec('BEGIN IMMEDIATE; ROLLBACK');
    return undefined;
  } catch (error) {
    return isLocked(error) ? read(file) : undefined;
  } finally {
    file.close();
  }
}

/** `npm start (process 4711)`. */
export const holderText = (holder: Holder | undefined): string =>
  holder ? `${holder.command} (process ${holder.pid})` : 'another program';

const TABLE = `CREATE TABLE IF NOT EXISTS holder (
  one INTEGER PRIMARY KEY, command TEXT NOT NULL, pid INTEGER NOT NULL, purpose TEXT NOT NULL)`;

const isLocked = (error: unknown): boolean => /locked|busy/i.test(String(error));

function read(file: DatabaseSync): Holder | undefined {
  try {
    const row = file.prepare('SELECT command, pid, purpose FROM holder').get();
    return row && { command: String(row.command), pid: Number(row.pid), purpose: String(row.purpose) };
  } catch {
    // Made at this moment.
    return undefined;
  }
}
