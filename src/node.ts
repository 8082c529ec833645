import './require-node.ts';
import type { AppOptions } from './index.ts';
import { type Running, serve as serveOnNode } from './runtime/node/serve.ts';

export { compressors, type Running } from './runtime/node/serve.ts';

/** What is served, and where. */
export type ServeOptions = Omit<AppOptions, 'compressors'> & {
  /** 0 to 65535; 0 takes any free one. */
  readonly port: number;
  /** `localhost` for this machine alone, `0.0.0.0` for every interface. */
  readonly host: string;
};

/** Serves a collection over HTTP/1.1, compressed. Secrets come from the environment, unless given. Rejects with the system's error when the address is not available. */
export const serve = (options: ServeOptions): Promise<Running> => serveOnNode(options);
