import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** What a server answers with; the text alone is a 200. */
export type Reply =
  | string
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

export type WebServer = { readonly url: string; readonly requests: readonly IncomingMessage[] };

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** A server for one test, by path with query; what is not there is a 404. `replies` is given the server's address. */
export async function webServer(
  replies: (url: string) => Readonly<Record<string, Reply | ((request: IncomingMessage) => Reply)>>,
): Promise<WebServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const found = replies(url)[request.url ?? ''] ?? { status: 404 };
    const reply = typeof found === 'function' ? found(request) : found;
    const {
      status,
      headers = {},
      body = '',
    } = typeof reply === 'string' ? { status: 200, body: reply } : reply;
    response.writeHead(status, headers).end(body);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an AddressInfo.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, requests };
}
