import { createServer, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { portOf } from '../../src/runtime/node/listen-address.ts';

/** A delivery that a subscriber has received. */
export type Received = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

type Reply = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

type Behavior = {
  /** What a verification is answered with; the challenge, unless given. */
  readonly verify?: (query: URLSearchParams) => Reply;
  /** What a delivery is answered with; undefined: never. */
  readonly deliver?: (received: Received) => Reply | undefined;
};

export type Subscriber = {
  readonly callback: string;
  /** Queries of verifications and denials. */
  readonly queries: readonly URLSearchParams[];
  readonly deliveries: readonly Received[];
  /** Replaces how it answers. */
  behave(behavior: Behavior): void;
};

/** A subscriber that listens on 127.0.0.1. */
export async function subscriber(start: Behavior = {}): Promise<Subscriber> {
  let behavior = start;
  const queries: URLSearchParams[] = [];
  const deliveries: Received[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://subscriber');
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const reply = (() => {
      if (incoming.method === 'GET') {
        queries.push(searchParams);
        return behavior.verify?.(searchParams) ?? { body: searchParams.get('hub.challenge') ?? '' };
      }
      const received = {
        path: pathname,
        headers: incoming.headers,
        body: Buffer.concat(parts).toString('utf8'),
      };
      deliveries.push(received);
      return behavior.deliver ? behavior.deliver(received) : { status: 204 };
    })();
    if (!reply) return;
    outgoing.writeHead(reply.status ?? 200, reply.headers);
    outgoing.end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    callback: `http://127.0.0.1:${portOf(server)}/callback`,
    ...{ queries, deliveries },
    behave: (next) => {
      behavior = next;
    },
  };
}

/** Waits until something holds; the test's own time limit ends it otherwise. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(10);
}
