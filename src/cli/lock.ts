import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';

/** A program that has something for itself. */
export type Holder = {
  /** As a person runs it: `npm start`. */
  readonly command: string;
  /** Of its process. */
  readonly pid: number;
  /** What it has it for, such as an address. */
  readonly purpose: string;
};

/** How long another program that begins at this moment is given to say who it is: attempts, and milliseconds between them. */
const ATTEMPTS = 100;
const PAUSE = 20;

/**
 * Locks a file, made where there is none, until released; the system releases it when the program ends, however that ends. Where another
 * program has it locked, that one; undefined where it does not say who it is within two seconds.
 */
export function lock(
  path: string,
  { command, purpose = '' }: { readonly command: string; readonly purpose?: string },
): { readonly release: () => void } | { readonly holder: Holder | undefined } {
  mkdirSync(dirname(path), { recursive: true });
  const file = new DatabaseSync(path, { timeout: 0 });
  const own: Holder = { command, pid: process.pid, purpose };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const outcome = attemptLock(file, own);
    if (outcome === 'locked') return { release: () => file.close() };
    const named = read(file);
    if (outcome === 'refused' && named && isRunning(named.pid)) {
      file.close();
      return { holder: named };
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
  file.close();
  return { holder: undefined };
}

/** Refused: another holds it. Overtaken: another wrote its name over ours before either held it. */
function attemptLock(file: DatabaseSync, own: Holder): 'locked' | 'refused' | 'overtaken' {
  let written = false;
  try {
    file.exec(TABLE);
    const { command, pid, purpose } = own;
    file.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?1, ?2, ?3)').run(command, pid, purpose);
    written = true;
    // Held: others can read it, and not write.
    file.exec('BEGIN IMMEDIATE');
    if (isDeepStrictEqual(read(file), own)) return 'locked';
    file.exec('ROLLBACK');
    return 'overtaken';
  } catch (error) {
    if (isLocked(error)) return written ? 'overtaken' : 'refused';
    file.close();
    throw error;
  }
}

/** A name stays in the file when its program has ended. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Of another user, it runs all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
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
