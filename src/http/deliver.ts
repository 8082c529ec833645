import { type Coding, chooseCoding } from './coding.ts';
import { evaluate, type PreconditionResult } from './conditional.ts';
import { acceptsFeedDelta, heldTags } from './delta.ts';
import type { HttpProblem } from './problem.ts';
import { parseRange, rangeStillHolds } from './range.ts';
import type { Delta, Fields, Prepared } from './resource.ts';
import type { EncodedBytes, Variants } from './variants.ts';

/** One request and what it is about. */
export type Delivery = {
  readonly request: Request;
  readonly prepared: Prepared;
  readonly now: Date;
  /** Makes the answer to a request that cannot be fulfilled. */
  readonly refuse: (problem: HttpProblem) => Response | Promise<Response>;
};

/** An answer that is right again for whoever asks with the same fields, from one instant until another. */
export type CacheableResponse = {
  readonly status: number;
  readonly fields: Fields;
  /** Absent where the answer has no body; gives nothing once the memory of bytes has dropped them. */
  readonly body?: () => EncodedBytes | undefined;
  /** Both in milliseconds since 1970; the second is excluded. */
  readonly from: number;
  readonly until: number;
};

type DeliverOptions = {
  readonly variants: Variants;
  /** Told of each answer that stands, of those to GET that neither Accept nor a key nor Range had a say in. */
  readonly onCacheable?: ((cached: CacheableResponse) => void) | undefined;
  /** True where the runtime compresses by itself unless told that the bytes are encoded (Workers). */
  readonly manualEncoding: boolean;
};

/** Answers GET and HEAD: conditions first, from validators alone; then the coding and, only then, the bytes. */
export function createDeliver({ variants, manualEncoding, onCacheable }: DeliverOptions) {
  // Made here, so that what stands holds on to nothing of the request.
  const remembered = (tag: string) => () => variants.get(tag);
  const report = (
    { request, prepared, now }: Delivery,
    answer: Pick<CacheableResponse, 'status' | 'fields' | 'body'>,
  ) => {
    const { contentLocation, restricted, ranges, status } = prepared.resource;
    if (request.method !== 'GET' || status !== 200) return;
    if (contentLocation !== undefined || restricted || ranges) return;
    onCacheable?.({ ...answer, from: now.getTime(), until: prepared.until(now) });
  };
  return (delivery: Delivery): Response | Promise<Response> => {
    const { request, prepared, refuse } = delivery;
    const { resource, tags } = prepared;
    const coding = resource.compressible
      ? chooseCoding(request.headers.get('accept-encoding'), variants.codings)
      : 'identity';
    if (coding === undefined) return refuse(notAcceptable(variants.codings));
    if (resource.status === 200) {
      const outcome = conditional(delivery, coding);
      if (outcome.kind === 'failed') return refuse(preconditionFailed(outcome.header));
      if (outcome.kind === 'not-modified') {
        const fields = prepared.notModified(outcome.tag, delivery.now);
        report(delivery, { status: 304, fields });
        return new Response(null, { status: 304, headers: fields });
      }
    }
    const { large } = resource;
    if (large) {
      const { length, stream } = large;
      const fields = prepared.whole('identity', length, delivery.now);
      return sendPart(delivery, length, fields, stream);
    }
    const manual = manualEncoding && coding !== 'identity';
    const delta = deltaFor(delivery);
    if (delta) {
      const key = `${resource.tag}-since-${delta.base}`;
      return variants.make(key, coding, delta.bytes).then((bytes) => {
        const fields = prepared.delta(delta.base, coding, bytes.byteLength, delivery.now);
        return answer(delivery.request, 226, bytes, fields, manual);
      });
    }
    const bytes = variants.get(tags[coding]) ?? variants.make(resource.tag, coding, resource.bytes);
    if (!(bytes instanceof Uint8Array)) return bytes.then((made) => send(delivery, coding, made, manual));
    if (onCacheable) {
      const fields = prepared.whole(coding, bytes.byteLength, delivery.now);
      report(delivery, { status: 200, fields, body: remembered(tags[coding]) });
    }
    return send(delivery, coding, bytes, manual);
  };
}

/** What the conditions of the request come to. */
function conditional(
  { request, prepared: { tags, resource }, now }: Delivery,
  coding: Coding,
): PreconditionResult {
  const { identity, gzip, br } = tags;
  const { lastModified } = resource;
  return evaluate(request.headers, { tags: [tags[coding], identity, gzip, br], lastModified }, now);
}

/** What is new to this client, where it asks for that and can be told. */
function deltaFor({ request: { headers }, prepared: { resource } }: Delivery): Delta | undefined {
  if (resource.delta === undefined || !acceptsFeedDelta(headers)) return undefined;
  return resource.delta(headers, heldTags(headers));
}

function send(
  delivery: Delivery,
  coding: Coding,
  bytes: EncodedBytes,
  manual: boolean,
): Response | Promise<Response> {
  const { request, prepared, now } = delivery;
  const { resource } = prepared;
  const fields = prepared.whole(coding, bytes.byteLength, now);
  if (!resource.ranges) return answer(request, resource.status, bytes, fields, manual);
  const cut = (first: number, last: number) => bytes.subarray(first, last + 1);
  return sendPart(delivery, bytes.byteLength, fields, cut);
}

/** A file, or the part of it that is asked for, once it is there to be sent; HEAD asks for no part (RFC 9110 §14.2). */
async function sendPart(
  { request, prepared, refuse }: Delivery,
  length: number,
  fields: Fields,
  cut: (
    first: number,
    last: number,
  ) => EncodedBytes | ReadableStream<EncodedBytes> | Promise<ReadableStream<EncodedBytes>>,
): Promise<Response> {
  const { headers, method } = request;
  const holds = method === 'GET' && rangeStillHolds(headers.get('if-range'), prepared.tags.identity);
  const range = parseRange(holds ? headers.get('range') : null, length);
  if (range.kind === 'unsatisfiable') return refuse(notSatisfiable(length));
  const { status } = prepared.resource;
  if (method === 'HEAD') return new Response(null, { status, headers: fields });
  if (range.kind === 'whole') return new Response(await cut(0, length - 1), { status, headers: fields });
  const { first, last } = range;
  const partial = {
    ...fields,
    'Content-Length': String(last - first + 1),
    'Content-Range': `bytes ${first}-${last}/${length}`,
  };
  return new Response(await cut(first, last), { status: 206, headers: partial });
}

function answer(
  request: Request,
  status: number,
  bytes: EncodedBytes,
  headers: Fields,
  manual: boolean,
): Response {
  const body = request.method === 'HEAD' ? null : bytes;
  return new Response(body, manual ? { status, headers, ...encodedAlready } : { status, headers });
}

/** Workers' own member of ResponseInit. */
const encodedAlready = { encodeBody: 'manual' } as const;

const notAcceptable = (codings: readonly Coding[]): HttpProblem => ({
  status: 406,
  detail: `Accept-Encoding rules out every content coding of this resource: ${['identity', ...codings].join(', ')}.`,
});

const preconditionFailed = (header: string): HttpProblem => ({
  status: 412,
  detail: `The resource is not in the state that ${header} asks for; fetch it again.`,
});

const notSatisfiable = (length: number): HttpProblem => ({
  status: 416,
  detail: `The file has ${length} bytes; Range asks for bytes beyond them.`,
  headers: { 'Content-Range': `bytes */${length}` },
});
