import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Addressed, overriding } from '../../sync/origin.ts';
import { commandLine } from '../command/command-line.ts';
import { holderText, lock } from '../lock.ts';
import { addressLock } from './busy.ts';
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
  const claim = lock(addressLock(path), { command: commandLine('start'), purpose: address });
  if ('release' in claim) return { database, release: claim.release };
  // Many may have it for one address.
  if (claim.holder?.purpose === address) return { database, release: () => {} };
  handle.close();
  if (named !== undefined) {
    const other = claim.holder?.purpose ?? 'another address';
    throw new DatabaseError(
      `${path} is kept up for ${other} by ${holderText(claim.holder)}, and this one would serve ${address}. Set SITE_URL=${other} for both, or give this one a database of its own with CONTENT_DB.`,
    );
  }
  return claimDatabase(dir, pathForAddress(path, address), address);
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
