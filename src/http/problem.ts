/** What went wrong, for a program to read (RFC 9457). `detail` says what to do. */
export type HttpProblem = {
  readonly status: number;
  readonly detail: string;
  /** Members of its own, such as the parameters at fault. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly requestId?: string;
};

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  412: 'Precondition Failed',
  414: 'URI Too Long',
  416: 'Range Not Satisfiable',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** The title of a status, as `about:blank` problems carry it (RFC 9457 §4.2.1). */
function statusTitle(status: number): string {
  return titles[status] ?? 'Error';
}

/** The document; `type` is `about:blank`, by being left out. */
export function problemDocument({ status, detail, extensions, requestId }: HttpProblem): string {
  const instance = requestId === undefined ? {} : { instance: `urn:uuid:${requestId}` };
  return `${JSON.stringify({ title: statusTitle(status), status, detail, ...instance, ...extensions })}\n`;
}
