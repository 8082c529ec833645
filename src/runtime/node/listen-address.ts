import { type AddressInfo, createServer, type Server } from 'node:net';
import type { Settings } from './settings.ts';

/** Where a service is going to listen. */
export type ListenAddress = {
  /** Where it is reached from this machine, without a trailing slash. */
  readonly url: string;
  /** What holds the port, for whoever serves, where the system has chosen it; by itself it keeps no process alive. */
  readonly reserved?: Server;
};

/** The place, before there is anything to serve. Of port 0 it is chosen now. Rejects with the system's error when it is not available. */
export async function placeOf({ port, host }: Pick<Settings, 'port' | 'host'>): Promise<ListenAddress> {
  if (port !== 0) return { url: urlOf(port, host) };
  const reserved = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    reserved.once('error', reject);
    reserved.listen(port, host, resolve);
  });
  reserved.unref();
  return { url: urlOf(portOf(reserved), host), reserved };
}

/** The port of a TCP server that listens. */
export function portOf(server: Server): number {
  // Such a one has an AddressInfo.
  return (server.address() as AddressInfo).port;
}

/** The address that a browser on this machine is given. */
export function urlOf(port: number, host: string): string {
  const anywhere = host === '0.0.0.0' || host === '::';
  const name = anywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
