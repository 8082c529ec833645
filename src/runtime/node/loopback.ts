import { isLoopback } from '../../domain/uri.ts';

/** How the service answers a request. */
export type FetchHandler = (request: Request) => Response | Promise<Response>;

/**
 * True for a request of a program on this machine that means this server: its Host is a loopback name, and its Origin, where it has one,
 * is the same. A page of another site fails it even when its name leads to 127.0.0.1 (DNS rebinding).
 */
export function isLocal({ headers }: Request): boolean {
  const host = headers.get('host') ?? '';
  const named = URL.parse(`http://${host}`);
  if (!named || named.host === '' || !isLoopback(named.hostname)) return false;
  const origin = headers.get('origin');
  if (origin !== null && URL.parse(origin)?.host !== named.host) return false;
  // Typed, or a link of this server's pages; a page elsewhere may lead here, and may not load anything.
  const isNavigation =
    headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
  return isNavigation || !/^(?:cross-site|same-site)$/.test(headers.get('sec-fetch-site') ?? '');
}

/** Answers this machine alone, and lets no page of another origin read what it answers. */
export function forThisMachine(answer: FetchHandler): FetchHandler {
  return async (request) => {
    if (!isLocal(request))
      return new Response('This preview answers only this machine, by the address that was printed.\n', {
        status: 403,
        headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
      });
    const response = await answer(request);
    const headers = new Headers(response.headers);
    for (const name of [...headers.keys()]) if (name.startsWith('access-control-')) headers.delete(name);
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    return new Response(response.body, { status: response.status, headers });
  };
}
