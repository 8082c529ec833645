import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import { decoded, MOST } from './decode.ts';

/** What a server said to one request. */
export type Exchange = {
  readonly url: string;
  readonly status: number;
  /** By lower-case name. */
  readonly fields: IncomingHttpHeaders;
  /** Decoded; empty where that could not be done. */
  readonly body: Uint8Array;
  /** Bytes of the body as sent. */
  readonly sent: number;
  /** Why the body could not be decoded. */
  readonly undecodable?: string;
  /** By this machine's clock, between asking and the answer. */
  readonly at: Date;
  readonly certificate?: Certificate;
};

export type Certificate = {
  readonly until: Date;
  /** The system's code, `CERT_HAS_EXPIRED`, where it is not to be trusted. */
  readonly fault?: string;
};

/** Why there was no answer. */
export type Failure = { readonly url: string; readonly code: string; readonly message: string };

export type ExchangeRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout: number;
};

/** Asks once, without following redirects. A certificate that is not to be trusted is noted, and the answer read all the same. */
export function exchange({ url, headers, timeout }: ExchangeRequest): Promise<Exchange | Failure> {
  const begun = Date.now();
  return new Promise((resolve) => {
    const fail = (code: string, message: string) => {
      clearTimeout(timer);
      resolve({ url, code, message });
    };
    // Of everything: a name that is looked up, headers and a body that come byte by byte, answers before the answer.
    const timer = setTimeout(() => {
      fail('TIMEOUT', `no whole answer within ${Math.round(timeout / 1000)} seconds`);
      outgoing.destroy();
    }, timeout);
    let isAnswered = false;
    const secure = url.startsWith('https:');
    const options = { headers, agent: false };
    const outgoing = secure
      ? secureRequest(url, { ...options, rejectUnauthorized: false })
      : plainRequest(url, options);
    outgoing.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.name, error.message));
    // Also where the server would speak another protocol from now on.
    outgoing.on('close', () => isAnswered || fail('CLOSED', 'the connection was closed without an answer'));
    outgoing.on('response', (response) => {
      isAnswered = true;
      const at = new Date((begun + Date.now()) / 2);
      const certificate = certificateOf(response);
      read(response)
        .then(({ bytes, sent }) => {
          const { statusCode: status = 0, headers: fields } = response;
          const content = bytes ? decoded(bytes, String(fields['content-encoding'] ?? '')) : TOO_LONG;
          clearTimeout(timer);
          resolve({
            url,
            status,
            fields,
            ...content,
            sent,
            at,
            certificate,
          });
        })
        .catch((error: Error) => fail('CUT', `the answer broke off: ${error.message}`));
    });
    outgoing.end();
  });
}

/** What is read of a longer body is dropped: nobody can tell what a part of it says, and many of them would fill the memory. */
const TOO_LONG = { body: new Uint8Array(), undecodable: `it is larger than ${MOST / 1e6} MB` };

/** The bytes, unless they are too many, and how many came. */
async function read(response: IncomingMessage): Promise<{ readonly bytes?: Buffer; readonly sent: number }> {
  const chunks: Buffer[] = [];
  let sent = 0;
  for await (const chunk of response) {
    // A stream without an encoding gives Buffers.
    chunks.push(chunk as Buffer);
    sent += (chunk as Buffer).byteLength;
    if (sent > MOST) return { sent };
  }
  return { bytes: Buffer.concat(chunks), sent };
}

function certificateOf({ socket }: IncomingMessage): Certificate | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const { valid_to: until } = socket.getPeerCertificate();
  const fault: unknown = socket.authorizationError;
  return {
    until: new Date(until),
    fault: fault instanceof Error ? codeOf(fault) : fault ? String(fault) : undefined,
  };
}

const codeOf = (error: NodeJS.ErrnoException): string => error.code ?? error.message;

/** The body as text, as far as it is UTF-8. */
export const textOf = ({ body }: Exchange): string => new TextDecoder().decode(body);
