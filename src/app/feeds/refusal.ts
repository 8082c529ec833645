import type { Listing } from '../../domain/listing.ts';
import type { HttpProblem } from '../../http/problem.ts';

/** Seconds after which a search that is not ready yet may be asked again. */
const RETRY = 60;

/** Why a selection is not answered, and what to ask instead. */
export function refusalOf(refused: NonNullable<Listing['refused']>): HttpProblem {
  if (refused.reason === 'indexing') {
    return {
      status: 503,
      detail: 'Search is being prepared; ask again in a minute. Everything but q is answered already.',
      headers: { 'Retry-After': String(RETRY) },
    };
  }
  if (refused.reason === 'off') {
    const detail = 'this service offers no search; leave q out';
    return { status: 404, detail: `q: ${detail}.`, extensions: { errors: [{ parameter: 'q', detail }] } };
  }
  const detail = `too many words begin with “${refused.prefix}”; write more of it before “*”`;
  return {
    status: 400,
    detail: `q: ${detail}.`,
    extensions: { errors: [{ parameter: 'q', detail }] },
  };
}
