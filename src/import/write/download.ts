import { type ClientOptions, createWebClient } from '../web/client.ts';

/** Bytes of a file at an address, or why there are none. */
export type Download = (url: string) => Promise<Uint8Array | string>;

/** Downloads files one after another; what goes wrong is said in a few words, for the person who imports. */
export function createDownload(options: ClientOptions = {}): Download {
  const client = createWebClient(options);
  return async (url) => {
    const answer = await client(url);
    return typeof answer === 'string' ? answer : answer.bytes;
  };
}
