import { setTimeout as sleep } from 'node:timers/promises';

/** Bytes of a file at an address, or why there are none. */
export type Download = (url: string) => Promise<Uint8Array | string>;

type DownloadOptions = {
  /** Bytes of one file. */
  readonly most?: number;
  /** Milliseconds for one file, redirects included. */
  readonly timeout?: number;
  /** Milliseconds between two requests, so that the old site stays up for its readers. */
  readonly pause?: number;
};

const redirects = 5;

/** Downloads files one after another; what goes wrong is said in a few words, for the person who imports. */
export function createDownload({
  most = 100_000_000,
  timeout = 60_000,
  pause = 100,
}: DownloadOptions = {}): Download {
  let next = 0;
  return async (url) => {
    const wait = next - performance.now();
    if (wait > 0) await sleep(wait);
    try {
      return await followed(url, { most, signal: AbortSignal.timeout(timeout) });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      next = performance.now() + pause;
    }
  };
}

type Limits = { readonly most: number; readonly signal: AbortSignal };

async function followed(url: string, { most, signal }: Limits): Promise<Uint8Array | string> {
  let at = url;
  for (let hop = 0; hop <= redirects; hop += 1) {
    if (!/^https?:$/.test(URL.parse(at)?.protocol ?? ''))
      return `it leads to ${at}, which is not http or https`;
    const response = await fetch(at, {
      redirect: 'manual',
      signal,
      headers: { 'User-Agent': 'Dateline import' },
    });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      at = new URL(location, at).href;
    } else if (response.ok) return limited(response, most);
    else {
      await response.body?.cancel();
      return `the answer was ${response.status} ${response.statusText}`.trimEnd();
    }
  }
  return `it leads on more than ${redirects} times`;
}

async function limited({ body }: Response, most: number): Promise<Uint8Array | string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop ends the request.
    if (size > most) return `it has more than ${most} bytes`;
    chunks.push(chunk);
  }
  return size === 0 ? 'it is empty' : Buffer.concat(chunks);
}
