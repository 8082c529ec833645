import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LogRecord } from '../../app/options.ts';
import { type Cache, createCache } from '../../domain/lru.ts';
import { isLoopback } from '../../domain/uri.ts';
import { placeOf } from '../../runtime/node/listen-address.ts';
import { createNodeApi, publishPath } from '../../runtime/node/publish/node-api.ts';
import { createNodeHub, type NodeHub, pushPath } from '../../runtime/node/push/node-hub.ts';
import {
  readSettings,
  readUnsafeCallbacks,
  SettingError,
  type Settings,
} from '../../runtime/node/settings.ts';
import { DatabaseBusyError } from '../../runtime/node/sqlite.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError, type ParsedArgs } from '../command/run.ts';
import { contentFolder, namedFolder } from '../content-folder.ts';
import { createProgress } from '../progress.ts';
import { feedsText, loadingText, nameText, problemText } from './announce.ts';
import { busyError } from './busy.ts';
import { addressOf, claimDatabase } from './claim.ts';
import { type ConsoleReporter, createConsoleReporter, troubleText } from './console-reporter.ts';
import { DatabaseError, defaultPath } from './database.ts';
import { deliveryReports } from './delivery-reports.ts';
import type { SyncEvent } from './follow.ts';
import { createLive, type Live, type Report } from './live.ts';
import { problemLine } from './report.ts';
import { stopOnSignal } from './signals.ts';
import { startDelivery } from './start-delivery.ts';

/** The exit code, once the program is to end. */
export async function main(args: ParsedArgs): Promise<number> {
  try {
    const settings = readSettings(process.env);
    return await start({
      ...settings,
      contentDir: servedFolder(args),
      isLocal: args.flag('local') === true,
      quiet: args.flag('quiet') === true,
      database: process.env.CONTENT_DB || undefined,
    });
  } catch (error) {
    if (error instanceof DatabaseBusyError) throw busyError(error);
    if (error instanceof SettingError || error instanceof DatabaseError)
      throw new CommandError(error.message);
    throw error;
  }
}

/** The folder; one that is away for a while is served as its database has it. Throws a CommandError where there is neither. */
function servedFolder(args: ParsedArgs): string {
  const dir = resolve(namedFolder(args));
  return existsSync(process.env.CONTENT_DB || defaultPath(dir)) ? dir : resolve(contentFolder(args));
}

/** Bytes of the one cache of the program. */
const MEMORY = 64 * 2 ** 20;

type Starting = Settings & {
  /** Links lead here. */
  readonly isLocal: boolean;

  readonly contentDir: string;
  readonly quiet: boolean;
  readonly database: string | undefined;
};

async function start(settings: Starting): Promise<number> {
  const { contentDir: dir } = settings;
  const place = await reached(settings, () => placeOf(settings));
  if (typeof place === 'string') return failed(place);
  const here = place.url;
  const siteUrl = settings.isLocal ? here : settings.siteUrl;
  const address = await addressOf(dir, { siteUrl, here });
  const { database, release } = await claimDatabase(dir, settings.database, address);
  if (database.notice !== undefined) failed(database.notice);
  const terminal = createTerminal(settings);
  const { onEvent, speak } = terminal;
  const cache = createCache(MEMORY);
  let hub: NodeHub | undefined;
  const onCollection = () => hub?.publish();
  const live = await createLive({ dir, siteUrl, here, database, cache, onEvent, onCollection });
  hub = hubOf({ dir, live, cache, database, speak });
  const stopping = new AbortController();
  const service = await openService({ dir, live, hub, cache, speak, stopping, settings, place });
  if (typeof service === 'string') {
    await Promise.all([hub.close(), live.close()]);
    return failed(service);
  }
  const { running, api } = service;
  const ended = stopOnSignal(running, () => {
    stopping.abort();
    terminal.ending();
  });
  const about = { url: running.url, now: new Date(), ...size() };
  if (!live.current()) printFailure(loadingText(about));
  const collection = await Promise.race([live.ready, ended]);
  if (!collection && !stopping.signal.aborted) {
    await Promise.all([running.close(0), hub.close(), live.close()]);
    return failed([...terminal.problemLines(), 'There is nothing to serve.'].join('\n'));
  }
  if (collection && !stopping.signal.aborted) {
    printFailure(`${nameText(collection, about)}\n${await feedsText(collection, about)}`);
    // A database that fails at this moment is told of by itself.
    terminal.follow(() => live.count().catch(() => 0));
  }
  await ended;
  api.close();
  await hub.close();
  await live.close();
  release();
  return 0;
}

/** What the person who started the program sees: lines, and once there is something to serve what changes. */
function createTerminal({ contentDir: dir, quiet }: Starting) {
  const bar = createProgress({ stream: process.stderr, label: 'Reading articles', quiet });
  let report: Report | undefined;
  let reporter: ConsoleReporter | undefined;
  let count = async () => 0;
  return {
    async onEvent(event: SyncEvent) {
      if (event.kind === 'progress') return bar.show(event.done, event.of);
      bar.clear();
      if (reporter) reporter.report(event, await count());
      else if (event.kind === 'report') report = event.report;
      else failed(troubleText(event, dir));
    },
    speak(line: string) {
      if (reporter) reporter.line(line);
      else failed(line);
    },
    problemLines: () => (report?.problems ?? []).map((problem) => problemLine(dir, problem, process.stderr)),
    /** `articles`: how many there are in the feeds. */
    follow(articles: () => Promise<number>) {
      const problems = report ? problemText(dir, report) : '';
      if (problems !== '' && !process.stdout.isTTY) printFailure(problems);
      const line = report
        ? 'Edits show at once. Ctrl-C stops.'
        : 'Served as it last was, while what has changed is looked for.';
      if (!process.stdout.isTTY) printFailure(line);
      count = articles;
      reporter = createConsoleReporter({ dir, report });
    },
    ending: () => reporter?.ending(),
  };
}

type ServiceOptions = Omit<Hosted, 'database'> & {
  readonly live: Live;
  readonly hub: NodeHub;
  readonly stopping: AbortController;
  readonly settings: Starting;
  readonly place: Awaited<ReturnType<typeof placeOf>>;
};

/** What answers requests; or why it cannot. */
async function openService({ dir, live, hub, cache, speak, stopping, settings, place }: ServiceOptions) {
  const { port, host } = settings;
  // Loaded while the folder is looked at: what serves.
  const { serve } = await import('../../runtime/node/serve.ts');
  const api = createNodeApi({
    path: publishPath(dir),
    ...{ publisher: live.publisher, webhooks: hub.webhooks, receipts: hub.receipts, hub: hub.admin },
    site: () => live.current()?.site,
    onFailure: (error, requestId, request) =>
      speak(JSON.stringify(failureRecord(error, { requestId, request }))),
  });
  const running = await reached(settings, () =>
    serve({
      ...{ port, host, reserved: place.reserved, started: new Date() },
      ...{ collection: live.current, loading: live.progress, api, hub, memory: cache },
      reload: isDevelopment(host) ? stopping.signal : undefined,
      log: (record) => speak(JSON.stringify(record)),
    }),
  );
  if (typeof running === 'string') return running;
  live.prepareWith(running.prepare);
  return { running, api };
}

type Hosted = {
  readonly dir: string;
  readonly live: Pick<Live, 'current' | 'changedScopes' | 'articles'>;
  readonly cache: Cache;
  readonly database: { readonly path?: string };
  readonly speak: (line: string) => void;
};

/** The site's own hub, which delivers in a thread of its own where others can open the collection's database too. */
function hubOf({ dir, live, cache, database, speak }: Hosted): NodeHub {
  const path = pushPath(dir);
  const allowsLoopback = readUnsafeCallbacks(process.env);
  if (allowsLoopback)
    speak(
      'Warning: DATELINE_UNSAFE_CALLBACKS=loopback lets subscribers have requests sent to this machine. It is for tests alone; unset it.',
    );
  const { path: file } = database;
  const hub = createNodeHub({
    ...{ path, collection: live.current, changedScopes: live.changedScopes },
    ...{ articles: live.articles, memory: cache, rules: { allowsLoopback } },
    ...deliveryReports(path, speak),
    startDelivery:
      file === undefined ? undefined : () => startDelivery({ dir, database: file, allowsLoopback }, speak),
  });
  hub.publish();
  return hub;
}

/** A failure of the API, for the log: never the key, and nothing of what was sent. */
const failureRecord = (
  error: Error,
  { requestId, request }: { readonly requestId: string; readonly request: Request },
): LogRecord => ({
  ...{ level: 'error', time: new Date().toISOString(), requestId, method: request.method },
  ...{ path: new URL(request.url).pathname, status: 500, message: error.message, stack: error.stack },
});

/** Of the terminal, where there is one. */
function size(): { readonly columns?: number; readonly rows?: number } {
  const { isTTY, columns, rows } = process.stdout;
  // A terminal that does not know its size says 0.
  return isTTY ? { columns: columns || 80, rows: rows || 24 } : {};
}

/** Somebody sits at the terminal, and nobody else is served: a service behind a proxy has no terminal. */
function isDevelopment(host: string): boolean {
  return process.stdout.isTTY === true && isLoopback(host === '::1' ? '[::1]' : host);
}

/** What is at the address, or why there is none. */
async function reached<At extends object>(
  { port, host }: Settings,
  at: () => Promise<At>,
): Promise<At | string> {
  try {
    return await at();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    switch (code) {
      case 'EADDRINUSE':
        return `Port ${port} of ${host} is taken: stop the program that has it, or choose another, PORT=${port + 1} ${commandLine('start')}.`;
      case 'EACCES':
        return `Port ${port} is for the system alone: choose one from 1024 on, PORT=8787 ${commandLine('start')}.`;
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        return `HOST is "${host}", which is no address of this machine; try localhost or 0.0.0.0.`;
      default:
        throw error;
    }
  }
}

function printFailure(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function failed(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
