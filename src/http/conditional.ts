import { parseHttpDate, wholeSecond } from './date.ts';

/** What identifies the current state of a resource. Tags are opaque, without quotes; the first is the selected one. */
export type Validators = {
  readonly tags: readonly [string, ...string[]];
  readonly lastModified: Date | undefined;
};

/** What the preconditions come to; `tag` is the one a 304 repeats. */
export type PreconditionResult =
  | { readonly kind: 'proceed' }
  | { readonly kind: 'not-modified'; readonly tag: string }
  | { readonly kind: 'failed'; readonly header: 'If-Match' | 'If-Unmodified-Since' };

const proceed: PreconditionResult = { kind: 'proceed' };

/** The preconditions of a GET or HEAD, in the order of RFC 9110 §13.2.2. */
export function evaluate(headers: Headers, validators: Validators, now: Date): PreconditionResult {
  return precondition(headers, validators, now) ?? freshness(headers, validators, now);
}

/** If-Match decides alone when it is there; comparison is strong (§13.1.1), so a weak tag never matches. */
function precondition(
  headers: Headers,
  { tags, lastModified }: Validators,
  now: Date,
): PreconditionResult | undefined {
  const ifMatch = headers.get('if-match');
  if (ifMatch !== null) {
    const listed = entityTags(ifMatch);
    const matches = listed === '*' || listed.some(({ weak, tag }) => !weak && tags.includes(tag));
    return matches ? undefined : { kind: 'failed', header: 'If-Match' };
  }
  const ifUnmodified = headers.get('if-unmodified-since');
  if (ifUnmodified === null || !lastModified) return undefined;
  const since = parseHttpDate(ifUnmodified, now);
  return since && wholeSecond(lastModified) > since
    ? { kind: 'failed', header: 'If-Unmodified-Since' }
    : undefined;
}

/**
 * If-Modified-Since is ignored beside If-None-Match (§13.1.3), even a malformed one; and where it lies in the future, as the
 * clock of a client that says so would make it miss every change until then.
 */
function freshness(headers: Headers, { tags, lastModified }: Validators, now: Date): PreconditionResult {
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== null) {
    const tag = matching(ifNoneMatch, tags);
    return tag === undefined ? proceed : { kind: 'not-modified', tag };
  }
  const ifModified = headers.get('if-modified-since');
  if (ifModified === null || !lastModified) return proceed;
  const since = parseHttpDate(ifModified, now);
  return since && since <= now && wholeSecond(lastModified) <= since
    ? { kind: 'not-modified', tag: tags[0] }
    : proceed;
}

/** The tag that a 304 repeats: the selected one if asked about, else the first asked about that is current. */
function matching(ifNoneMatch: string, tags: Validators['tags']): string | undefined {
  if (ifNoneMatch === `"${tags[0]}"`) return tags[0];
  const listed = entityTags(ifNoneMatch);
  if (listed === '*' || listed.some(({ tag }) => tag === tags[0])) return tags[0];
  return listed.find(({ tag }) => tags.includes(tag))?.tag;
}

type EntityTag = { readonly weak: boolean; readonly tag: string };

/** `*`, or the well-formed tags of a list; commas may stand inside a tag (§8.8.3). */
export function entityTags(field: string): '*' | readonly EntityTag[] {
  if (field.trim() === '*') return '*';
  const tags: EntityTag[] = [];
  const next = /[\s,]*(?:(W\/)?"([\x21\x23-\x7e\x80-\uffff]*)"(?=[\s,]|$))/y;
  for (let match = next.exec(field); match; match = next.exec(field)) {
    tags.push({ weak: match[1] !== undefined, tag: match[2] ?? '' });
  }
  return tags;
}
