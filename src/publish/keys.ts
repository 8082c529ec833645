import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Handle, integer, type Row, singleQuery } from '../store/sql/handle.ts';

/** What a key lets its holder do. */
export type KeyScopes = {
  /** Folders below which it may read sources, lists, the log and receipts, without a slash at the end; '' for all of them. */
  readonly read: readonly string[];
  /** Folders below which it may write, without a slash at the end; '' for all of them. */
  readonly write: readonly string[];
  /** Write site.yaml, and make and revoke keys. */
  readonly admin: boolean;
};

/** A key without its secret. */
export type ApiKey = KeyScopes & {
  readonly id: string;
  readonly name: string;
  readonly created: Date;
  readonly used: Date | undefined;
  /** From then on it opens nothing: it was revoked, or rotated with some time to change over. */
  readonly ends: Date | undefined;
};

export type KeyStore = {
  /** Makes a key; `secret` is the whole of it, and is kept nowhere. */
  create(
    name: string,
    scopes: KeyScopes,
    now: Date,
  ): Promise<{ readonly key: ApiKey; readonly secret: string }>;
  /** A second secret for a key, of the same name and scopes; the first ends at an instant. Undefined: there is no such key. */
  rotate(
    id: string,
    ends: Date,
    now: Date,
  ): Promise<{ readonly key: ApiKey; readonly secret: string } | undefined>;
  /** Whether there was such a key that had not ended. */
  revoke(id: string, now: Date): Promise<boolean>;
  list(): Promise<readonly ApiKey[]>;
  /** The key that a secret is of; undefined: none, or one that has ended. How long it takes tells nothing of the secret. */
  find(secret: string, now: Date): Promise<ApiKey | undefined>;
};

const FORM = /^dateline_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** Of `used`, so that reading does not write at each request. Milliseconds. */
const MINUTE = 60_000;

/** The keys in a database of `publishSchema`. */
export function createKeyStore(handle: Handle): KeyStore {
  const one = singleQuery(handle);
  const add = async (name: string, scopes: KeyScopes, now: Date) => {
    const id = randomBytes(6).toString('hex');
    const secret = `dateline_${id}_${randomBytes(32).toString('base64url')}`;
    await one(INSERT, id, name, digest(secret), JSON.stringify(scopes), now.getTime());
    const { read, write, admin } = scopes;
    return { key: { id, name, read, write, admin, created: now, used: undefined, ends: undefined }, secret };
  };
  return {
    create: add,
    async rotate(id, ends, now) {
      const [row] = await one(SELECT, id);
      if (!row) return undefined;
      const key = keyOf(row);
      if (key.ends !== undefined && key.ends <= now) return undefined;
      const made = await add(key.name, { read: key.read, write: key.write, admin: key.admin }, now);
      await one(END, id, ends.getTime());
      return made;
    },
    async revoke(id, now) {
      const [row] = await one(SELECT, id);
      const { ends } = row ? keyOf(row) : {};
      if (!row || (ends !== undefined && ends <= now)) return false;
      await one(END, id, now.getTime());
      return true;
    },
    list: async () => (await one(ALL)).map(keyOf),
    async find(secret, now) {
      const [, id = ''] = FORM.exec(secret) ?? [];
      const [row] = await one(SELECT, id);
      // Compared where there is none, too.
      const isSame = timingSafeEqual(
        Buffer.from(digest(secret), 'hex'),
        Buffer.from(String(row?.hash ?? digest('')), 'hex'),
      );
      const key = row && isSame ? keyOf(row) : undefined;
      if (!key || (key.ends !== undefined && key.ends <= now)) return undefined;
      if (key.used === undefined || now.getTime() - key.used.getTime() > MINUTE)
        await one(USE, id, now.getTime());
      return key;
    },
  };
}

/** Whether a key may write a file. */
export function mayWrite({ write, admin }: KeyScopes, file: string): boolean {
  return file.includes('/') ? isBelow(write, file) : admin || write.includes('');
}

/** Whether a key may read a file, and what is said of it. */
export const mayRead = ({ read }: Pick<KeyScopes, 'read'>, file: string): boolean => isBelow(read, file);

const isBelow = (folders: readonly string[], file: string): boolean =>
  folders.some((folder) => folder === '' || file.startsWith(`${folder}/`));

/** What a key is asked to be. `read`: the folders; true: those that it may write, all of them where it writes none or administers. */
export type AskedScopes = Omit<KeyScopes, 'read'> & { readonly read: boolean | readonly string[] };

/** The scopes that are asked for, their folders in one spelling. */
export function scopesOf({ read, write, admin }: AskedScopes): KeyScopes {
  const written = write.map(folderIn);
  if (typeof read !== 'boolean') return { read: read.map(folderIn), write: written, admin };
  const readable = admin || written.length === 0 ? [''] : written;
  return { read: read ? readable : [], write: written, admin };
}

/** A folder without the slashes around it; '' for all. */
const folderIn = (written: string): string => written.replace(/^\/+|(?<!\/)\/+$/g, '');

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

function keyOf({ id, name, scopes, created, used, ends }: Row): ApiKey {
  // `add` writes it; earlier versions wrote whether a key reads.
  const asked = JSON.parse(String(scopes)) as AskedScopes;
  return {
    ...{ id: String(id), name: String(name), ...scopesOf(asked), created: new Date(integer(created)) },
    used: used === null ? undefined : new Date(integer(used)),
    ends: ends === null ? undefined : new Date(integer(ends)),
  };
}

const INSERT = 'INSERT INTO api_key (id, name, hash, scopes, created) VALUES (?1, ?2, ?3, ?4, ?5)';
const SELECT = 'SELECT * FROM api_key WHERE id = ?1';
const ALL = 'SELECT * FROM api_key ORDER BY created, id';
const END = 'UPDATE api_key SET ends = ?2 WHERE id = ?1';
const USE = 'UPDATE api_key SET used = ?2 WHERE id = ?1';
