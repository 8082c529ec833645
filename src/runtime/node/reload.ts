import type { AppOptions } from '../../app/app.ts';
import { type FetchHandler, isLocal } from './loopback.ts';

/** Where pages listen, in development only. */
const LISTEN = '/.reload';

/** How often the collection is looked at while a page listens, in milliseconds. */
const interval = 150;

/** The page says which state it shows, so nothing that changes before it listens is missed. */
const scriptOf = (revision: string): string =>
  `new EventSource(${JSON.stringify(`${LISTEN}?${encodeURIComponent(revision)}`)}).onmessage=function(){location.reload()}`;

type ReloadOptions = Pick<AppOptions, 'collection'> & { readonly reload: AbortSignal };

/**
 * For whoever writes: pages that reload by themselves when the collection changes, by server-sent events. It wraps the service, whose
 * own answers know nothing of it: they are not cached, no other origin may read them, and their policy allows one script more. Only for
 * this machine; ends with the signal.
 */
export function withReload(answer: FetchHandler, options: ReloadOptions): FetchHandler {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    if (!isLocal(request)) return answer(request);
    if (pathname === LISTEN) return events(options, decoded(search.slice(1)));
    if (request.headers.get('sec-fetch-dest') !== 'document') return answer(request);
    const headers = new Headers(request.headers);
    // The page is to be read and changed, so whole and as it is.
    for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) headers.delete(name);
    headers.set('accept-encoding', 'identity');
    const { revision } = (await options.collection()) ?? {};
    if (revision === undefined) return answer(request);
    const response = await answer(new Request(request, { headers }));
    return response.headers.get('content-type')?.startsWith('text/html')
      ? listening(response, scriptOf(revision))
      : response;
  };
}

async function listening(response: Response, script: string): Promise<Response> {
  const html = (await response.text()).replace('</body>', () => `<script>${script}</script>\n</body>`);
  const headers = new Headers(response.headers);
  const policy = headers.get('content-security-policy') ?? '';
  const scriptSource = `script-src '${await sourceHash(script)}'`;
  headers.set('content-security-policy', `${policy.replace('script-src', scriptSource)}; connect-src 'self'`);
  headers.set('cache-control', 'no-store');
  for (const name of ['content-length', 'etag', 'last-modified', 'access-control-allow-origin'])
    headers.delete(name);
  return new Response(html, { status: response.status, headers });
}

/** What the page's script has encoded; undefined where that did not. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** An event once the collection is another than the page shows. */
function events({ collection, reload }: ReloadOptions, shown: string | undefined): Response {
  const encoder = new TextEncoder();
  const left = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(encoder.encode('retry: 500\n\n'));
      const looking = setInterval(async () => {
        const now = (await collection())?.revision;
        const isSame = now === undefined || now === shown;
        if (isSame || left.signal.aborted) return;
        stream.enqueue(encoder.encode(`data: ${now}\n\n`));
        stream.close();
        left.abort();
      }, interval);
      left.signal.addEventListener('abort', () => clearInterval(looking));
      const stop = () => {
        stream.close();
        left.abort();
      };
      reload.addEventListener('abort', stop, { signal: left.signal });
    },
    cancel: () => left.abort(),
  });
  const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' };
  return new Response(body, { headers });
}

async function sourceHash(source: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(source));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
}
