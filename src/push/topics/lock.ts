import { credentials, type Secrets } from '../../app/credentials.ts';
import type { Access } from '../../domain/partner.ts';
import { hex } from '../signature.ts';
import type { TopicContent } from '../topic-source.ts';

/** What opens a topic, or what a subscriber has shown to open it: a hash (hex), so that no credential is stored. */
export type Lock = string;

/** Of the Authorization field that came with a request to the hub; undefined: it has none that a feed knows. */
export async function shownLock(authorization: string | null): Promise<Lock | undefined> {
  if (authorization === null) return undefined;
  for (const kind of ['bearer', 'basic'] as const) {
    const { scheme, credential } = credentials(kind, { authorization, query: '' });
    if (scheme === kind && credential !== '') return lockOf(kind, credential);
  }
  return undefined;
}

/** What a feed behind a header is fetched with, and its lock; undefined: it is open, has its key in the address, or nothing opens it now. */
export async function headerAccess(
  access: Access,
  secrets: Secrets,
): Promise<{ readonly authorization: string; readonly lock: Lock } | undefined> {
  if (access.kind !== 'bearer' && access.kind !== 'basic') return undefined;
  const secret = secrets(access.secret);
  if (secret === undefined || secret === '') return undefined;
  const sent =
    access.kind === 'bearer' ? secret : btoa(String.fromCharCode(...new TextEncoder().encode(secret)));
  return { authorization: `${access.kind} ${sent}`, lock: await lockOf(access.kind, secret) };
}

/** The content for a subscriber: one that has not shown what opens it is answered as a fetch without it is. */
export const opened = (content: TopicContent, shown: Lock | undefined): TopicContent =>
  content.kind === 'feed' && content.lock !== undefined && content.lock !== shown
    ? { kind: 'missing', status: 401 }
    : content;

async function lockOf(kind: 'bearer' | 'basic', credential: string): Promise<Lock> {
  const bytes = new TextEncoder().encode(`${kind} ${credential}`);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
