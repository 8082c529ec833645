import { hash } from '../../content/article/hash.ts';
import { API } from '../../domain/addresses.ts';
import { isLoopback } from '../../domain/uri.ts';
import { CommandError } from '../command/run.ts';
import type { Hashes } from './compare-sources.ts';
import { type ReceiptsView, type SiteHub, siteHub } from './site-hub.ts';

/** A file to be put, or without bytes to be removed; `before`: the hash that it must have there, undefined: it must not be there. */
export type SiteEdit = {
  readonly file: string;
  readonly bytes?: Uint8Array | undefined;
  readonly before: string | undefined;
};

/** A site whose sources are reached by its API. Every function rejects with a CommandError that says what to do. */
export type SiteClient = {
  /** Where it is, for messages and for what is remembered of it. */
  readonly url: string;
  /** All of its files. */
  list(): Promise<Hashes>;
  /** A file, which must have this hash. */
  read(file: string, hash: string): Promise<Uint8Array>;
  /** All of the edits as one publication, or none; resolves to what stands in the way, if anything does. */
  send(edits: readonly SiteEdit[]): Promise<readonly SiteProblem[]>;
  /** Whether it has a file below a folder. */
  hasFolder(folder: string): Promise<boolean>;
  readonly keys: SiteKeys;
  readonly hub: SiteHub;
  /** What partners have of an article, named by its id, URL, path or file. */
  receipts(article: string): Promise<ReceiptsView>;
};

/** Keys of a site, made and ended by one that may administer. */
export type SiteKeys = {
  list(): Promise<readonly ListedKey[]>;
  create(key: Pick<ListedKey, 'name' | 'read' | 'write' | 'admin'>): Promise<NewKey>;
  /** `overlap`: seconds for which the old one still opens. */
  rotate(id: string, overlap: number): Promise<NewKey>;
  revoke(id: string): Promise<void>;
};

/** A key as the API lists it; instants in RFC 3339. */
export type ListedKey = {
  readonly id: string;
  readonly name: string;
  readonly read: readonly string[];
  readonly write: readonly string[];
  readonly admin: boolean;
  readonly created: string;
  readonly used: string | null;
  readonly ends: string | null;
};

/** A key that was made, with its secret, which is shown this once. */
export type NewKey = ListedKey & { readonly secret: string };

/** What is wrong with a file, as the API says it. */
export type SiteProblem = {
  readonly file: string;
  readonly line?: number;
  readonly field: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
};

/** Milliseconds for an answer; bytes of one, at most; and how often what passes is tried. */
const [TIME, MOST, ATTEMPTS] = [120_000, 40_000_000, 4];

/** Milliseconds before it is tried again; twice as long each time. */
const PAUSE = 500;

type ClientOptions = { readonly url: string; readonly key: string | undefined };

/** Opens a site by its address. Throws a CommandError where that or the key cannot be used. */
export function openSite({ url, key }: ClientOptions): SiteClient {
  const base = readAddress(url);
  if (!key)
    throw new CommandError(
      'DATELINE_KEY is not set: it holds a key of the site, for sources one that may read and write everything, for keys one that may administer.',
    );
  const ask = (path: string, init: RequestInit = {}) => request(`${base}${API}${path}`, { init, key });
  const read = async (file: string, expected: string): Promise<Uint8Array> => {
    const bytes = await bodyOf(await ask(`/files/${file.split('/').map(encodeURIComponent).join('/')}`));
    if (hash(bytes) === expected) return bytes;
    throw new CommandError(
      `${file} was changed on ${base} meanwhile. Run this again: it goes on where it stopped.`,
    );
  };
  return {
    ...{ url: base, read, keys: siteKeys(base, key) },
    // What is done twice by itself would be two secrets, or two messages.
    hub: siteHub(async (path, method = 'GET', body) => {
      const init = { method, body: body === undefined ? null : JSON.stringify(body) };
      const attempts = method === 'GET' ? ATTEMPTS : 1;
      return jsonOf(await request(`${base}${API}${path}`, { init, key, attempts }));
    }),
    receipts: async (article) => jsonOf(await ask(`/receipts?article=${encodeURIComponent(article)}`)),
    async list() {
      const files = new Map<string, string>();
      for (let after: string | null = ''; after !== null; ) {
        const page: SourcePage = await jsonOf(await ask(`/source?after=${encodeURIComponent(after)}`));
        for (const { path, etag } of page.files) files.set(path, etag.slice(1, -1));
        after = page.next;
      }
      return files;
    },
    async send(edits) {
      const body = JSON.stringify(batchOf(edits));
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
      const response = await ask('/batch', { method: 'POST', body, headers });
      if (response.ok) {
        await bodyOf(response);
        return [];
      }
      const { problems = [] } = await jsonOf<{ readonly problems?: readonly SiteProblem[] }>(response);
      return problems;
    },
    async hasFolder(folder) {
      const page: SourcePage = await jsonOf(await ask(`/source?after=${encodeURIComponent(`${folder}/`)}`));
      return page.files[0]?.path.startsWith(`${folder}/`) === true;
    },
  };
}

/** None of its calls is made twice by itself: a key that nobody has seen would be left. */
function siteKeys(base: string, key: string): SiteKeys {
  const ask = (path: string, method = 'GET', body?: unknown) => {
    const init = { method, body: body === undefined ? null : JSON.stringify(body) };
    return request(`${base}${API}/keys${path}`, { init, key, attempts: method === 'GET' ? ATTEMPTS : 1 });
  };
  const at = (id: string) => `/${encodeURIComponent(id)}`;
  return {
    list: async () => (await jsonOf<{ readonly keys: readonly ListedKey[] }>(await ask(''))).keys,
    create: async (fields) => jsonOf(await ask('', 'POST', fields)),
    rotate: async (id, overlap) => jsonOf(await ask(`${at(id)}/rotate`, 'POST', { overlap })),
    revoke: async (id) => void (await bodyOf(await ask(at(id), 'DELETE'))),
  };
}

type SourcePage = {
  readonly files: readonly { readonly path: string; readonly etag: string }[];
  readonly next: string | null;
};

/** A key goes to nobody who listens on the way. */
function readAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol))
    throw new CommandError(`“${url}” is not an address; name the site as https://feeds.example.com`);
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname))
    throw new CommandError(`“${url}” is not encrypted, and would give the key away: write https://`);
  return `${parsed.origin}${parsed.pathname.replace(/\/$/, '')}`;
}

const batchOf = (edits: readonly SiteEdit[]) => ({
  files: edits.flatMap(({ file, bytes, before }) => {
    if (bytes === undefined) return [];
    const condition = before === undefined ? { ifNoneMatch: '*' } : { ifMatch: `"${before}"` };
    return [{ path: file, base64: Buffer.from(bytes).toString('base64'), ...condition }];
  }),
  delete: edits.flatMap(({ file, bytes, before }) =>
    bytes === undefined ? [{ path: file, ifMatch: `"${before}"` }] : [],
  ),
});

type SiteRequest = { readonly init: RequestInit; readonly key: string; readonly attempts?: number };

/** What a site answers, 422 too; what passes is asked for again. */
async function request(url: string, { init, key, attempts = ATTEMPTS }: SiteRequest): Promise<Response> {
  const headers = { ...init.headers, Authorization: `Bearer ${key}` };
  for (let attempt = 1; ; attempt += 1) {
    const signal = AbortSignal.timeout(TIME);
    const answer = await fetch(url, { ...init, headers, signal, redirect: 'error' }).catch(reasonOf);
    const isPassing = typeof answer === 'string' || answer.status >= 500 || answer.status === 429;
    if (!isPassing && (answer.ok || answer.status === 422)) return answer;
    if (!isPassing || attempt >= attempts) throw await refusal(url, answer);
    await new Promise((done) => setTimeout(done, PAUSE * 2 ** attempt));
  }
}

const reasonOf = (error: unknown): string => {
  const { cause = error } = error instanceof Error ? error : { cause: error };
  return cause instanceof Error ? cause.message : String(cause);
};

async function refusal(url: string, answer: Response | string): Promise<CommandError> {
  const { origin } = new URL(url);
  if (typeof answer === 'string') return new CommandError(`${origin} does not answer: ${answer}`);
  const text = new TextDecoder().decode(await bodyOf(answer));
  const { detail } = parsed<{ readonly detail?: string }>(text) ?? {};
  const said = detail ?? `it answers ${answer.status}; does it take articles in by the API?`;
  const again = answer.status === 412 ? ' Run this again: what was changed is then compared.' : '';
  return new CommandError(`${origin}: ${said}${again}`);
}

async function jsonOf<Body>(response: Response): Promise<Body> {
  const text = new TextDecoder().decode(await bodyOf(response));
  const body = parsed<Body>(text);
  if (body !== undefined) return body;
  throw new CommandError(
    `${new URL(response.url).origin} answers with something other than JSON: is it this site's API?`,
  );
}

function parsed<Body>(text: string): Body | undefined {
  try {
    // As docs/api.md says; what is used of it is compared with hashes.
    return JSON.parse(text) as Body;
  } catch {
    return undefined;
  }
}

/** The whole of a body, of at most so many bytes. */
async function bodyOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > MOST) throw new CommandError(`${response.url} answers with more than ${MOST / 1e6} MB.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
