import { everywhere } from '../http/resource.ts';

const methods = 'GET, HEAD, OPTIONS';

/** Seconds a browser may remember a preflight: a day, the most that Firefox grants. */
const preflightAge = '86400';

/** Answers OPTIONS, a CORS preflight or not: anyone may read, with any header of their own. */
export function options(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...everywhere,
      Allow: methods,
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': '*',
      'Access-Control-Max-Age': preflightAge,
      'Cache-Control': 'no-store',
    },
  });
}

/** What every other method is told (RFC 9110 §15.5.6). */
export const methodNotAllowed = {
  status: 405,
  detail: `This service is only read: use ${methods}.`,
  headers: { Allow: methods },
} as const;
