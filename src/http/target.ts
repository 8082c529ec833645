/** The path and query of a request, as sent. */
export type RequestTarget = {
  readonly path: string /** Without the question mark. */;
  readonly query: string;
};

/** Longest path and query answered, in characters; RFC 9110 §4.1 asks for 8000 at least. */
export const longestTarget = 8000;

/** What follows scheme and host in an absolute URL; the host itself is never looked at. */
export function requestTarget(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const end = url.indexOf('#', start);
  return url.slice(start, end < 0 ? undefined : end);
}

/** The path and the query of a target, apart. */
export function splitTarget(target: string): RequestTarget {
  const queryStart = target.indexOf('?');
  return queryStart < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, queryStart), query: target.slice(queryStart + 1) };
}
