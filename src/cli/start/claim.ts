import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { load } from 'js-yaml';
import { type Addressed, overriding } from '../../sync/origin.ts';
import { DatabaseError, type OpenedDatabase, openDatabase, pathForAddress } from './database.ts';

/** The address that every link of a folder is made for; undefined where site.yaml cannot be read. */
export async function addressOf(dir: string, addressed: Addressed): Promise<string | undefined> {
  const url = await writtenUrl(dir);
  return overriding(url, addressed) ?? url;
}

/** A database that no program that runs keeps up for another address. */
export type Claimed = {
  readonly database: OpenedDatabase;
  /** Gives it up; the system does when the program ends, however that ends. */
  readonly release: () => void;
};

/**
 * Opens the database of a folder for an address; where a program that runs has it for another, one of its own beside it, since the two would
 * make every link again at each other's turn, and both would serve what was written last. Throws a DatabaseError for one that is named.
 */
export async function claimDatabase(
  dir: string,
  named: string | undefined,
  address: string | undefined,
): Promise<Claimed> {
  const database = await openDatabase(dir, named);
  const { path, handle } = database;
  if (path === undefined || address === undefined) return { database, release: () => {} };
  const claim = lock(path, address);
  if (typeof claim !== 'string') return { database, release: claim };
  handle.close();
  if (named !== undefined)
    throw new DatabaseError(
      `${path} is kept up for ${claim} by another program that runs, and this one would serve ${address}. Set SITE_URL=${claim} for both, or give this one a database of its own with CONTENT_DB.`,
    );
  return claimDatabase(dir, pathForAddress(path, address), address);
}

/** Locks a database for an address; the address that it is locked for, where that is another. Many may have it for one address. */
function lock(path: string, address: string): (() => void) | string {
  const claim = new DatabaseSync(`${path}-address`, { timeout: 0 });
  try {
    claim.exec('CREATE TABLE IF NOT EXISTS claim (one INTEGER PRIMARY KEY, address TEXT NOT NULL)');
    claim.prepare('INSERT OR REPLACE INTO claim VALUES (1, ?1)').run(address);
    // Held: others can read it, and not write.
    claim.exec('BEGIN IMMEDIATE');
    return () => claim.close();
  } catch (error) {
    if (!/locked|busy/i.test(String(error))) {
      claim.close();
      throw error;
    }
    const other = lockedFor(claim);
    claim.close();
    return other === address ? () => {} : other;
  }
}

function lockedFor(claim: DatabaseSync): string {
  try {
    return String(claim.prepare('SELECT address FROM claim').get()?.address);
  } catch {
    // Made at this moment by one that starts, too.
    return 'another address';
  }
}

async function writtenUrl(dir: string): Promise<string | undefined> {
  try {
    const site: unknown = load(await readFile(join(dir, 'site.yaml'), 'utf8'));
    const url: unknown = typeof site === 'object' && site !== null ? Reflect.get(site, 'url') : undefined;
    return typeof url === 'string' && URL.canParse(url) ? url : undefined;
  } catch {
    // What is wrong with it is reported by who reads it.
    return undefined;
  }
}
