import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

type Call = {
  readonly args: readonly string[];
  /** What standard input holds; it then ends. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Who runs it. */
  readonly user?: number | undefined;
};

export const ROOT = resolve(import.meta.dirname, '../..');

/** The Node this runs on: the one that npm scripts find first. */
const NODE = process.execPath;

const DATELINE = join(ROOT, 'src/bin.js');

/** A command as npm runs it, without a terminal. */
export function program(
  name: string,
  { args, input = '', env = {}, cwd = ROOT, user }: Call,
): Promise<Ended> {
  const { VISUAL, EDITOR, CONTENT_DIR, SITE_URL, FORCE_COLOR, INIT_CWD, ...rest } = process.env;
  const child = spawn(NODE, [DATELINE, name, ...args], {
    cwd,
    env: { ...rest, NO_COLOR: '1', ...env },
    uid: user,
  });
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString();
  });
  child.stdin.on('error', () => {}).end(input);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) =>
      done({ code: code ?? -1, stdout: stdout?.() ?? '', stderr: stderr?.() ?? '' }),
    );
  });
}

/** A command that goes on until it is stopped. */
export type Started = {
  /** Waits until its output, standard error too, holds this. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ctrl-C; the exit code. */
  stop(): Promise<number>;
};

/** The same for a command that does not end by itself. */
export function started(name: string, { args, env = {}, cwd = ROOT }: Call): Started {
  const { VISUAL, EDITOR, CONTENT_DIR, SITE_URL, FORCE_COLOR, INIT_CWD, ...rest } = process.env;
  const child = spawn(NODE, [DATELINE, name, ...args], {
    cwd,
    env: { ...rest, NO_COLOR: '1', ...env },
  });
  let said = '';
  let look = () => {};
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk;
      look();
    });
  const ended = new Promise<number>((done) => child.on('close', (code) => done(code ?? -1)));
  return {
    says: (pattern) =>
      new Promise((found, failed) => {
        look = () => {
          const match = pattern.exec(said);
          if (match) found(match);
        };
        look();
        ended.then(() => failed(new Error(`${name} ended, and had said ${said}`)));
      }),
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** An empty folder, until `remove` is called. */
export async function folder(): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-cli-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
