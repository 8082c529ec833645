import { expect } from 'vitest';

export type Fields = Readonly<Record<string, string>>;

export type Ask = {
  readonly method: string;
  readonly path: string;
  readonly headers: Fields;
  readonly now: Date;
};

/** What came back, field names in lower case. */
export type Answer = { readonly status: number; readonly fields: Fields; readonly body: Uint8Array };

/** A way to the service: `app.request`, a socket, a worker. */
export type Send = (ask: Ask) => Promise<Answer>;

/** One line of the contract with clients. */
export type Case = {
  readonly name: string;
  readonly path: string;
  readonly method?: string;
  /** Given what a plain GET of the same path answers. */
  readonly headers?: Fields | ((plain: Answer) => Fields);
  readonly now?: Date;
  readonly status: number;
  /** `null`: absent. */
  readonly fields?: Readonly<Record<string, string | RegExp | null | ((plain: Answer) => string)>>;
  /** `''`: none at all. */
  readonly body?: RegExp | '';
};

export async function check(send: Send, { now: at, ...row }: Case, usual: Date): Promise<void> {
  const now = at ?? usual;
  const plain = await send({ method: 'GET', path: row.path, headers: {}, now });
  const headers = typeof row.headers === 'function' ? row.headers(plain) : (row.headers ?? {});
  const answer = await send({ method: row.method ?? 'GET', path: row.path, headers, now });
  const text = new TextDecoder().decode(answer.body);
  expect(answer.status, text).toBe(row.status);
  for (const [name, wanted] of Object.entries(row.fields ?? {})) {
    const value = answer.fields[name.toLowerCase()];
    if (wanted === null) expect(value, name).toBeUndefined();
    else if (wanted instanceof RegExp) expect(value ?? '', name).toMatch(wanted);
    else expect(value, name).toBe(typeof wanted === 'function' ? wanted(plain) : wanted);
  }
  if (row.body === '') expect(answer.body.byteLength).toBe(0);
  else if (row.body) expect(text).toMatch(row.body);
}

/** The opaque part of an answer's ETag. */
export function tagOf({ fields }: Answer): string {
  return (fields.etag ?? '').replaceAll('"', '');
}
