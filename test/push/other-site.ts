import { createServer, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { portOf } from '../../src/runtime/node/listen-address.ts';

/** Another site: what stands at each of its paths. */
export async function otherSite() {
  const pages = new Map<string, (answer: ServerResponse) => void>();
  const fetched: string[] = [];
  const server = createServer((incoming, outgoing) => {
    fetched.push(incoming.url ?? '');
    const page = pages.get(incoming.url ?? '');
    if (page) return page(outgoing);
    return outgoing.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${portOf(server)}`;
  return {
    ...{ origin, fetched },
    put(path: string, type: string, body: string, link?: string[]) {
      pages.set(path, (answer) =>
        answer.writeHead(200, { 'Content-Type': type, ...(link ? { Link: link } : {}) }).end(body),
      );
    },
    set: (path: string, page: (answer: ServerResponse) => void) => void pages.set(path, page),
  };
}
