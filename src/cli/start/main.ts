import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Running, readSettings, SettingError, type Settings, serve } from '../../node.ts';
import { createProgress } from '../progress.ts';
import { changeText, startText } from './announce.ts';
import { DatabaseError, openDatabase } from './database.ts';
import type { Told } from './follow.ts';
import { createLive, type Live, type Report } from './live.ts';
import { problemLine } from './report.ts';
import { stopOnSignal } from './signals.ts';

/** The exit status, once the program is to end. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        quiet: { type: 'boolean', short: 'q', default: false },
      },
      allowPositionals: true,
    });
    if (values.help) return said(HELP.trimEnd());
    if (positionals.length > 1)
      return failed(`One folder at a time, not ${positionals.length}.\n\n${HELP}`, 2);
    const settings = readSettings(process.env);
    return await start({
      ...settings,
      contentDir: resolve(positionals[0] ?? settings.contentDir),
      quiet: values.quiet,
      database: process.env.CONTENT_DB || undefined,
    });
  } catch (error) {
    if (error instanceof SettingError || error instanceof DatabaseError) return failed(error.message);
    if (isUsage(error)) return failed(`${error.message}\n\n${HELP}`, 2);
    throw error;
  }
}

const HELP = `Usage: npm start [-- folder]

Serves a content folder and follows its changes.

  folder    the content folder; CONTENT_DIR, or content
  --quiet   without a progress bar
  --help    this

PORT        8787; 0 takes any free one
HOST        localhost; 0.0.0.0 lets other machines in
CONTENT_DB  the database; .dateline/collection.db beside the folder; :memory: for none
SITE_URL    overrides the url of site.yaml, with which links in feeds and pages begin

SIGTERM and Ctrl-C let requests under way finish; a second Ctrl-C does not wait for them.
Exit status: 0 stopped, 1 could not start, 2 wrong usage.
`;

type Starting = Settings & { readonly quiet: boolean; readonly database: string | undefined };

async function start(settings: Starting): Promise<number> {
  const { contentDir: dir, siteUrl, port, host, quiet } = settings;
  const database = await openDatabase(dir, settings.database);
  if (database.notice !== undefined) failed(database.notice);
  const bar = createProgress({ stream: process.stderr, label: 'Reading articles', quiet });
  const reports: Report[] = [];
  let later: ((told: Told) => void) | undefined;
  const tell = (told: Told) => {
    if (told.kind === 'progress') return bar.show(told.done, told.of);
    bar.clear();
    if (later) return later(told);
    if (told.kind === 'report') reports.push(told.report);
    else failed(troubleText(told, dir));
  };
  const live = await createLive({ dir, database, tell, ...(siteUrl !== undefined && { siteUrl }) });
  const first = await live.first();
  const report = reports.at(-1);
  if (!first) {
    const lines = report?.problems.map((problem) => problemLine(dir, problem)) ?? [];
    await live.close();
    return failed([...lines, 'There is nothing to serve.'].join('\n'));
  }
  const stopping = new AbortController();
  const running = await listen({
    port,
    host,
    started: new Date(),
    collection: () => live.current() ?? first,
    ...(isDevelopment(host) && { reload: stopping.signal }),
  });
  if (typeof running === 'string') {
    await live.close();
    return failed(running);
  }
  said(await startText(first, report, { dir, url: running.url, now: new Date() }));
  later = changes({ dir, live, known: report?.problems });
  said(
    report
      ? 'Edits show at once. Ctrl-C stops.'
      : 'Served as it last was, while what has changed is looked for.',
  );
  await stopOnSignal(running, () => {
    stopping.abort();
    said('Finishing requests under way …');
  });
  await live.close();
  return 0;
}

type Changes = { readonly dir: string; readonly live: Live; readonly known: Report['problems'] | undefined };

/** Says what came of every change; a failure of the machine leaves what is served as it is. */
function changes({ dir, live, known: first }: Changes): (told: Told) => Promise<void> {
  let known = first ?? [];
  return async (told) => {
    if (told.kind === 'progress') return;
    if (told.kind !== 'report') return void failed(troubleText(told, dir, ' Still serving what there was.'));
    const before = known;
    known = told.report.problems;
    const text = await changeText(before, told.report, { dir, now: new Date(), collection: live.current() });
    if (text !== '') said(text);
  };
}

function troubleText(
  told: Exclude<Told, { readonly kind: 'report' | 'progress' }>,
  dir: string,
  consequence = '',
): string {
  return told.kind === 'unwatched'
    ? `The system tells of no changes (${told.message}); looking every half second instead.`
    : `Cannot read ${dir}: ${told.message}.${consequence}`;
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
