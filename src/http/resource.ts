import { type CachePolicy, cacheControl, lifeOf, secondsLeft } from './cache-control.ts';
import type { Coding } from './coding.ts';
import { formatHttpDate, wholeSecond } from './date.ts';

/** What stands at an address, as HTTP sees it, before any byte of it is made. */
export type Resource = {
  readonly status: 200 | 410;
  /** Opaque and content-derived, hex, without quotes: equal tags, equal bytes. */
  readonly tag: string;
  /** When it last changed; an instant to come is sent as the current one (RFC 9110 §8.8.2.1). */
  readonly lastModified?: Date | undefined;
  /** With charset. */
  readonly mediaType: string;
  /** Worth a content coding; its answers then vary by Accept-Encoding. */
  readonly compressible: boolean;
  /** Parts can be asked for. */
  readonly ranges: boolean;
  /** Chosen by Accept, so answers vary by it; the path of what was chosen. */
  readonly contentLocation?: string;
  /** The path where a browser is sent that a person took here, so answers vary by Sec-Fetch-Dest. */
  readonly forPeople?: string;
  /** For whoever has shown a key: no shared cache may keep it. */
  readonly restricted?: boolean;
  /** Further fields of a whole answer: Link, Content-Security-Policy. */
  readonly headers: Readonly<Record<string, string>>;
  readonly policy: CachePolicy;
  /** The next instant at which something else may stand there. */
  readonly changesAt?: Date;
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
  /** Of something too long to be read at once: how long, and a part of it, both ends included. Rejects where it is not there. */
  readonly large?: {
    readonly length: number;
    readonly stream: (
      first: number,
      last: number,
    ) => ReadableStream<Uint8Array<ArrayBuffer>> | Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
  };
  /** What is new since one of these tags, which the client sent; undefined when it should have the whole. */
  readonly delta?: (headers: Headers, tags: readonly string[]) => Delta | undefined;
};

/** A part that stands for the whole to those who have an older whole (RFC 3229). */
export type Delta = {
  /** The tag of that older whole. */
  readonly base: string;
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
};

/** Header fields by name. */
export type Fields = Readonly<Record<string, string>>;

/** A resource with its header fields. */
export type Prepared = {
  readonly resource: Resource;
  /** The opaque tag of each coding. */
  readonly tags: Readonly<Record<Coding, string>>;
  whole(coding: Coding, length: number, now: Date): Fields;
  notModified(tag: string, now: Date): Fields;
  /** The instant, in milliseconds since 1970, before which fields made now are still right. */
  until(now: Date): number;
  delta(base: string, coding: Coding, length: number, now: Date): Fields;
};

/** On every answer: any page may read it, none may guess its type. */
export const everywhere: Fields = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Location, ETag, Link, X-Request-Id',
  'X-Content-Type-Options': 'nosniff',
};

/** An answer that no cache keeps, unless its fields say otherwise. */
export function immediate(
  text: string,
  mediaType: string,
  init: Omit<ResponseInit, 'headers'> & {
    readonly headers?: Fields | undefined;
    readonly head?: boolean;
  } = {},
): Response {
  const bytes = new TextEncoder().encode(text);
  const headers = {
    ...everywhere,
    'Cache-Control': 'no-store',
    'Content-Type': mediaType,
    'Content-Length': String(bytes.byteLength),
    ...init.headers,
  };
  return new Response(init.head ? null : bytes, { ...init, headers });
}

/** A resource ready to be answered with, any number of times. */
export function prepare(resource: Resource): Prepared {
  const { tag } = resource;
  return {
    resource,
    tags: { identity: tag, gzip: `${tag}-gzip`, br: `${tag}-br` },
    whole: (coding, length, now) => wholeFields(resource, coding, length, now),
    notModified: (sent, now) => shared(resource, sent, now),
    until: (now) =>
      isPending(resource, now)
        ? 1000 * (Math.floor(now.getTime() / 1000) + 1)
        : lifeOf(resource.policy, resource.changesAt, now),
    delta: (base, coding, length, now) => deltaFields(wholeFields(resource, coding, length, now), base),
  };
}

/** What a 304 carries too (RFC 9110 §15.4.5): no Last-Modified, since there is always an ETag. */
function shared(resource: Resource, tag: string, now: Date): Fields {
  const { contentLocation, forPeople, compressible, policy, changesAt, restricted = false } = resource;
  const vary = [
    contentLocation === undefined ? '' : 'Accept',
    compressible ? 'Accept-Encoding' : '',
    forPeople === undefined ? '' : 'Sec-Fetch-Dest',
    restricted ? 'Authorization' : '',
  ].filter(Boolean);
  return {
    ...everywhere,
    'Cache-Control': cacheControl(policy, secondsLeft(policy, changesAt, now), restricted),
    ETag: `"${tag}"`,
    ...(vary.length > 0 && { Vary: vary.join(', ') }),
    ...(contentLocation !== undefined && { 'Content-Location': contentLocation }),
  };
}

/** Whether it last changed in a second to come: one that changed twice in this one, or by a clock that was ahead. */
function isPending({ lastModified }: Resource, now: Date): boolean {
  return lastModified !== undefined && wholeSecond(lastModified) > now;
}

function wholeFields(resource: Resource, coding: Coding, length: number, now: Date): Fields {
  const { tag, lastModified, mediaType, ranges, headers } = resource;
  return {
    ...shared(resource, coding === 'identity' ? tag : `${tag}-${coding}`, now),
    ...headers,
    'Content-Type': mediaType,
    'Content-Length': String(length),
    ...(coding !== 'identity' && { 'Content-Encoding': coding }),
    ...(lastModified && {
      'Last-Modified': formatHttpDate(isPending(resource, now) ? now : wholeSecond(lastModified)),
    }),
    ...(ranges && { 'Accept-Ranges': 'bytes' }),
  };
}

/**
 * What is sent depends on what the client has, so only caches that know 226 may keep it (RFC 3229 §10.5.3); the tag is that
 * of the whole, which the client then has.
 */
function deltaFields(whole: Fields, base: string): Fields {
  return {
    ...whole,
    'Cache-Control': 'no-store, im',
    'Delta-Base': `"${base}"`,
    IM: 'feed',
    Vary: ['A-IM', 'If-None-Match', 'User-Agent', whole.Vary].filter(Boolean).join(', '),
  };
}
