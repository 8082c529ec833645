import { createHash, randomUUID } from 'node:crypto';
import { type Handle, query, type Row } from '../store/sql/handle.ts';

/** An answer that is given again to the same request (the Idempotency-Key field). */
export type StoredAnswer = {
  readonly status: number;
  readonly body: string;
  readonly etag?: string | undefined;
};

export type AnswerStore = {
  /**
   * Claims a key for a request: `new`, `done` with its answer, `other` where the key was used for another request, or `running` where
   * that has not been answered, as another is at it or it was cut off.
   */
  claim(
    client: string,
    idempotency: string,
    request: string,
    now: Date,
  ): Promise<
    { readonly kind: 'new' | 'other' | 'running' } | { readonly kind: 'done'; readonly answer: StoredAnswer }
  >;
  /** Stored so that only the same request reads it: it may quote what an article said before it was withdrawn. */
  save(client: string, idempotency: string, request: string, answer: StoredAnswer): Promise<void>;
  /** Nothing was done: the key may be used again. */
  release(client: string, idempotency: string): Promise<void>;
};

/** How long answers are kept, in milliseconds: a day. A request that was cut off can be sent again after `CUT_OFF`. */
const [RETENTION, CUT_OFF] = [86_400_000, 60_000];

/** Answers by key in a database of `publishSchema`. */
export function createAnswerStore(handle: Handle): AnswerStore {
  return {
    async claim(client, idempotency, request, now) {
      const digest = createHash('sha256').update(request).digest('hex');
      const at = now.getTime();
      const claim = randomUUID();
      const [, , rows = []] = await query(handle, [
        [FORGET, at - RETENTION, at - CUT_OFF],
        [CLAIM, client, idempotency, digest, at, claim],
        [FIND, client, idempotency],
      ]);
      const [row] = rows;
      if (row?.request !== digest) return { kind: 'other' };
      if (row.status !== null) return { kind: 'done', answer: await answerOf(row, request) };
      return { kind: row.body === claim ? 'new' : 'running' };
    },
    async save(client, idempotency, request, { status, body, etag }) {
      const sealed = await seal(JSON.stringify([body, etag ?? null]), request);
      await query(handle, [[SAVE, client, idempotency, status, sealed]]);
    },
    async release(client, idempotency) {
      await query(handle, [[RELEASE, client, idempotency]]);
    },
  };
}

async function answerOf({ status, body }: Row, request: string): Promise<StoredAnswer> {
  // As `save` writes it.
  const [text, etag] = JSON.parse(await unseal(String(body), request)) as readonly [string, string | null];
  return { status: Number(status), body: text, etag: etag ?? undefined };
}

/** AES-GCM under a key made of the request, of which the database has nothing but a hash; base64 of initialization vector and text. */
async function seal(text: string, request: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const cipher = { name: 'AES-GCM', iv };
  const sealed = await crypto.subtle.encrypt(
    cipher,
    await sealingKey(request),
    new TextEncoder().encode(text),
  );
  return Buffer.concat([iv, new Uint8Array(sealed)]).toString('base64');
}

async function unseal(sealed: string, request: string): Promise<string> {
  const bytes = new Uint8Array(Buffer.from(sealed, 'base64'));
  const cipher = { name: 'AES-GCM', iv: bytes.subarray(0, IV) };
  const text = await crypto.subtle.decrypt(cipher, await sealingKey(request), bytes.subarray(IV));
  return new TextDecoder().decode(text);
}

/** Bytes of an initialization vector (NIST SP 800-38D §8.2). */
const IV = 12;

function sealingKey(request: string): Promise<CryptoKey> {
  const key = createHash('sha256').update(`answer ${request}`).digest();
  return crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

const FORGET = 'DELETE FROM api_answer WHERE at < ?1 OR (status IS NULL AND at < ?2)';
const CLAIM =
  'INSERT OR IGNORE INTO api_answer (key, idempotency, request, at, body) VALUES (?1, ?2, ?3, ?4, ?5)';
const FIND = 'SELECT request, status, body FROM api_answer WHERE key = ?1 AND idempotency = ?2';
const SAVE = 'UPDATE api_answer SET status = ?3, body = ?4 WHERE key = ?1 AND idempotency = ?2';
const RELEASE = 'DELETE FROM api_answer WHERE key = ?1 AND idempotency = ?2';
