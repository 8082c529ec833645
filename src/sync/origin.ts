import { isLoopback } from '../domain/uri.ts';
import { type Handle, integer, query } from '../store/sql/handle.ts';
import type { SourceLocation } from './source/source-location.ts';

/** Raised with the form in which articles are stored: what an earlier program stored is then not served, but made anew. */
const form = 3;

/** What decides on the site's address, and on those that it sends to, besides site.yaml. */
export type Addressed = {
  /** Overrides site.yaml's `url`. */
  readonly siteUrl?: string | undefined;
  /** Where the service is reached from this machine, without a trailing slash. */
  readonly here?: string | undefined;
  /** Why nothing may be sent to a URL, as in “is not at a public address”; undefined: it may. */
  readonly receiverProblem?: ((url: string) => string | undefined) | undefined;
};

/** What stands in for the `url` of site.yaml: SITE_URL, or for one of this machine the port that is really listened on (decision 0037). */
export function overriding(written: string | undefined, { siteUrl, here }: Addressed): string | undefined {
  if (siteUrl !== undefined || here === undefined) return siteUrl;
  const parsed = written === undefined ? null : URL.parse(written);
  // With TLS it is behind a proxy of this machine, which has an address of its own.
  if (!written || parsed?.protocol !== 'http:' || !isLoopback(parsed.hostname)) return undefined;
  return `${here}${new URL(written).pathname}`.replace(/(?<!\/)\/+$/, '');
}

/** Of what a database was made: another folder, or another address, is another collection. `url`: what stands in for site.yaml's. */
export function originOf(location: SourceLocation, url: string | undefined): string {
  return JSON.stringify([form, location.origin, url ?? null]);
}

/** The database was made of another collection, which is still there. */
export class ForeignFolder extends Error {}

/** Rejects with ForeignFolder where a database was made of another collection than this: the stories of the one would replace the other's. */
export async function refuseForeign(handle: Handle, location: SourceLocation): Promise<void> {
  const { origin } = await readOrigin(handle);
  // Only `writeState` writes it, with what `originOf` gives.
  const [, other] = origin === undefined ? [] : (JSON.parse(origin) as readonly [number, string]);
  if (other === undefined || !location.isOther(other)) return;
  throw new ForeignFolder(`it holds the articles of ${other}`);
}

/** The row of `file` that is no file. */
const ORIGIN = '';

/** Of what the database was made, and of how many files; a database may not have been filled yet. */
export async function readOrigin(
  handle: Handle,
): Promise<{ readonly origin: string | undefined; readonly count: number }> {
  const [rows, counted] = await query(handle, [
    ['SELECT stamp FROM file WHERE path = ?1', ORIGIN],
    ["SELECT count FROM subject WHERE kind = 'site' AND slug = ''"],
  ]);
  const stamp = rows?.[0]?.stamp;
  return { origin: typeof stamp === 'string' ? stamp : undefined, count: integer(counted?.[0]?.count ?? 0) };
}
