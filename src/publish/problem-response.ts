import type { Problem } from '../content/problems/problem.ts';

/** A refusal (RFC 9457). `detail` says what to do; `problems` are those of `dateline check`. */
export type Refusal = {
  readonly status: keyof typeof TITLES;
  readonly detail: string;
  readonly problems?: readonly Problem[];
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What a refusal's status says (RFC 9110 §15). */
export const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
} as const;

/** A refusal that ends the work on a request. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** The refusal as a problem document. */
export function problemResponse({ status, detail, problems, extensions, headers }: Refusal): Response {
  const document = {
    ...{ title: TITLES[status], status, detail },
    ...{ problems: problems?.map(problemOf), ...extensions },
  };
  return new Response(`${JSON.stringify(document)}\n`, {
    status,
    headers: { ...PRIVATE, 'Content-Type': 'application/problem+json', ...headers },
  });
}

/** Answers of the API are for one client, at one moment. */
export const PRIVATE = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } as const;

/** A problem as the API writes it. */
export const problemOf = ({ file, line, field, code, severity, message }: Problem) => ({
  ...{ file, line, field, rule: code, severity, message },
});
