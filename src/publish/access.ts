import { createCache } from '../domain/lru.ts';
import { type ApiKey, type KeyStore, mayRead, mayWrite } from './keys.ts';
import { RefusedError } from './problem-response.ts';

/** Wrong keys that an address may send in a row, and how long it waits after that, in milliseconds: twice as long after each more. */
const [FREE, SHORTEST, LONGEST] = [5, 1_000, 15 * 60_000];

type Attempts = { readonly count: number; readonly until: number };

export type Guard = {
  /** The key that a request shows; throws a RefusedError that tells nothing else than that none opens. */
  authenticate(request: Request, address: string): Promise<ApiKey>;
};

/** Lets requests in by their key, and slows an address down that tries others. */
export function createGuard(keys: KeyStore, now: () => Date): Guard {
  const attempts = createCache(ATTEMPTS).part<Attempts>(() => 100);
  return {
    async authenticate(request, address) {
      const at = now().getTime();
      const [, secret = ''] = /^bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
      const key = secret === '' ? undefined : await keys.find(secret, now());
      if (key) return key;
      const { count = 0, until = 0 } = attempts.get(address) ?? {};
      if (until > at)
        throw new RefusedError({
          status: 429,
          detail: `Too many requests with a wrong key came from this address; wait ${Math.ceil((until - at) / 1000)} seconds.`,
          headers: { 'Retry-After': String(Math.ceil((until - at) / 1000)) },
        });
      if (secret !== '') {
        const wait = count + 1 < FREE ? 0 : Math.min(SHORTEST * 2 ** (count + 1 - FREE), LONGEST);
        attempts.put(address, { count: count + 1, until: at + wait });
      }
      throw new RefusedError({
        status: 401,
        detail: 'Send a key that opens this: Authorization: Bearer KEY. dateline key create NAME makes one.',
        headers: { 'WWW-Authenticate': 'Bearer realm="dateline"' },
      });
    },
  };
}

/** Bytes of what is known of addresses. */
const ATTEMPTS = 1_000_000;

/** Throws a RefusedError unless a key may do something. */
export function requireScope(isAllowed: boolean, detail: string): void {
  if (!isAllowed) throw new RefusedError({ status: 403, detail });
}

/** Throws a RefusedError unless a key may read something. */
export function requireReader({ read }: ApiKey): void {
  requireScope(read.length > 0, 'This key may not read.');
}

/** Throws a RefusedError unless a key may read a file. */
export function requireRead(key: ApiKey, file: string): void {
  requireReader(key);
  requireScope(
    mayRead(key, file),
    `This key may not read “${file}”; it reads below ${key.read.map((folder) => `${folder}/`).join(', ')}.`,
  );
}

/** Throws a RefusedError unless a key may write all of the files. */
export function requireWrite(key: ApiKey, files: readonly string[]): void {
  const refused = files.find((file) => !mayWrite(key, file));
  const option = refused?.includes('/') ? '--write FOLDER' : '--admin';
  requireScope(
    refused === undefined,
    `This key may not write “${refused}”; dateline key create NAME ${option} makes one that may.`,
  );
}
