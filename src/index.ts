import './require-node.ts';
import { createApp as createService } from './app/app.ts';
import type { AppOptions as ServiceOptions } from './app/options.ts';
import type { CompiledFolder, CompileOptions } from './runtime/node/compile.ts';

export type { LogRecord } from './app/options.ts';
export type { Problem } from './content/problems/problem.ts';
export type { Compressors } from './http/variants.ts';
export type { CompiledFolder, CompileOptions } from './runtime/node/compile.ts';
export type { Collection } from './store/collection.ts';

/** What a service is made of. */
export type AppOptions = Pick<ServiceOptions, 'collection' | 'log' | 'now' | 'secrets' | 'started'> & {
  /** How answers are compressed, where the client takes that; none, unless given. `compressors` of `@dateline-news/dateline/node` are Node's. */
  readonly compressors?: ServiceOptions['compressors'];
};

/**
 * The whole service as a Hono app, whose `fetch` takes a Request and answers it (https://hono.dev/docs/api/hono): alone, or in another app below
 * the path of the site's URL. It never throws: a failure is a 500 or 503 (RFC 9457), and a record for `log`.
 */
export const createApp = ({ compressors = {}, ...options }: AppOptions): ReturnType<typeof createService> =>
  createService({ ...options, compressors });

/**
 * Reads a content folder into memory, as `dateline check` does. Needs Node. Authors' mistakes are in `problems`; it rejects where the machine fails
 * (permissions, I/O).
 */
export async function compile(options: CompileOptions): Promise<CompiledFolder> {
  // Only where it is called: a Worker has neither a folder nor `node:sqlite`.
  const { compileFolder } = await import('./runtime/node/compile.ts');
  return compileFolder(options);
}
