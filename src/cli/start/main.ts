import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Running, readSettings, SettingError, type Settings, serve } from '../../node.ts';
import { changeText, startText } from './announce.ts';
import { createLive, type Live, type Report } from './live.ts';
import { problemLine } from './report.ts';
import { stopOnSignal } from './signals.ts';
import { watchFolder } from './watch.ts';

/** The exit status, once the program is to end. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
    if (values.help) return said(HELP.trimEnd());
    if (positionals.length > 1)
      return failed(`One folder at a time, not ${positionals.length}.\n\n${HELP}`, 2);
    const settings = readSettings(process.env);
    return await start({ ...settings, contentDir: resolve(positionals[0] ?? settings.contentDir) });
  } catch (error) {
    if (error instanceof SettingError) return failed(error.message);
    if (isUsage(error)) return failed(`${error.message}\n\n${HELP}`, 2);
    throw error;
  }
}

const HELP = `Usage: npm start [-- folder]

Serves a content folder and follows its changes.

  folder    the content folder; CONTENT_DIR, or content
  --help    this

PORT        8787; 0 takes any free one
HOST        localhost; 0.0.0.0 lets other machines in
SITE_URL    overrides the url of site.yaml, with which links in feeds and pages begin

SIGTERM and Ctrl-C let requests under way finish; a second Ctrl-C does not wait for them.
Exit status: 0 stopped, 1 could not start, 2 wrong usage.
`;

async function start(settings: Settings): Promise<number> {
  const { contentDir: dir, siteUrl, port, host } = settings;
  const live = createLive({ dir, ...(siteUrl !== undefined && { siteUrl }) });
  const report = await live.refresh();
  let collection = report.collection;
  if (!collection) {
    return failed(
      `${report.problems.map((problem) => problemLine(dir, problem)).join('\n')}\nThere is nothing to serve.`,
    );
  }
  const first = collection;
  const stopping = new AbortController();
  const running = await listen({
    port,
    host,
    started: new Date(),
    collection: () => collection ?? first,
    ...(isDevelopment(host) && { reload: stopping.signal }),
  });
  if (typeof running === 'string') return failed(running);
  said(await startText(first, report, { dir, url: running.url, now: new Date() }));
  const watch = follow(live, dir, report, (next) => {
    collection = next.collection ?? collection;
  });
  said('Edits show at once. Ctrl-C stops.');
  await stopOnSignal(running, () => {
    watch.close();
    stopping.abort();
    said('Finishing requests under way …');
  });
  return 0;
}

/** Somebody sits at the terminal, and nobody else is served: a service behind a proxy has no terminal. */
function isDevelopment(host: string): boolean {
  return process.stdout.isTTY === true && /^(?:localhost|127\.|::1$)/.test(host);
}

/** The server, or why there is none. */
async function listen(options: Parameters<typeof serve>[0]): Promise<Running | string> {
  try {
    return await serve(options);
  } catch (error) {
    const { port, host } = options;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    switch (code) {
      case 'EADDRINUSE':
        return `Port ${port} of ${host} is taken: stop the program that has it, or choose another, PORT=${port + 1} npm start.`;
      case 'EACCES':
        return `Port ${port} is for the system alone: choose one from 1024 on, PORT=8787 npm start.`;
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        return `HOST is "${host}", which is no address of this machine; try localhost or 0.0.0.0.`;
      default:
        throw error;
    }
  }
}

/** Compiles after every change and says what came of it; a failure of the machine leaves what is served as it is. */
function follow(live: Live, dir: string, first: Report, take: (report: Report) => void) {
  let known = first.problems;
  const refresh = async () => {
    try {
      const report = await live.refresh();
      take(report);
      const text = await changeText(known, report, { dir, now: new Date() });
      known = report.problems;
      if (text !== '') said(text);
    } catch (error) {
      failed(
        `Cannot read ${dir}: ${error instanceof Error ? error.message : String(error)}. Still serving what there was.`,
      );
    }
  };
  const watch = watchFolder({
    dir,
    onChange: refresh,
    onTrouble: ({ message }) =>
      failed(`The system tells of no changes (${message}); looking every half second instead.`),
  });
  // What changed between the first compilation and the watch.
  void refresh();
  return watch;
}

function isUsage(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function said(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function failed(text: string, status = 1): number {
  process.stderr.write(`${text}\n`);
  return status;
}
