import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** `npm start` on a content folder of its own. */
export type Program = {
  readonly dir: string;
  readonly process: ChildProcess;
  /** Everything it has said. */
  readonly said: () => string;
  /** The address it printed. */
  readonly url: () => Promise<string>;
  readonly write: (file: string, text: string | Uint8Array) => void;
  readonly read: (file: string) => string;
  /** Its exit status, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Ends it, whatever it does, and removes the folder. */
  readonly remove: () => Promise<void>;
};

type Options = {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The program of another copy. */
  readonly script?: string;
  /** By a user who may not read everything, whoever runs the tests. */
  readonly unprivileged?: boolean;
  /** Files and connections it may have open. */
  readonly openFiles?: number;
  /** A command that runs it. */
  readonly through?: readonly string[];
};

const ours = join(import.meta.dirname, '../../../src/bin.js');

/** `nobody`, where the tests are run by root. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Where Node keeps what it compiled for them: the folder that it takes by default is root's, and half of each start is compiling. */
const nobodysCache = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache-of-nobody') };

export function startProgram(options: Options): Program {
  const {
    files,
    args = [],
    env = {},
    script = ours,
    unprivileged = false,
    openFiles,
    through = [],
  } = options;
  const home = mkdtempSync(join(tmpdir(), 'dateline-start-'));
  const dir = join(home, 'content');
  mkdirSync(dir);
  const write = (file: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  const inherited = { PATH: process.env.PATH ?? '', NO_COLOR: '1' };
  const isNobody = unprivileged && nobody.uid !== undefined;
  if (isNobody) for (const path of [home, dir]) chownSync(path, nobody.uid, nobody.gid);
  const limit = openFiles === undefined ? through : ['sh', '-c', `ulimit -n ${openFiles} && exec "$@"`, 'sh'];
  const [command = '', ...rest] = [...limit, process.execPath, script, 'start', ...args];
  const child = spawn(command, rest, {
    env: { ...inherited, ...(isNobody && nobodysCache), PORT: '0', CONTENT_DIR: dir, ...env },
    ...(isNobody && nobody),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    dir,
    process: child,
    said: () => said,
    url: () =>
      until(
        () => / at (http:\S+)\//.exec(said)?.[1],
        () => said,
      ),
    write,
    read: (file) => readFileSync(join(dir, file), 'utf8'),
    ended,
    remove: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(home, { recursive: true });
    },
  };
}

/** Waits for something to be so; rejects after two minutes, however slow the machine, with what was seen instead. */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  seen: () => string,
): Promise<T> {
  for (let tries = 0; tries < 4_800; tries += 1) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`It did not come about. Seen:\n${seen()}`);
}

export const SITE = `title: The Tide
url: http://localhost:8787
id: tag:tide.example,2026:tide
description: News of the shore
language: en-US
timezone: America/Los_Angeles
`;

/** An article's file. */
export function story(title: string, more = ''): string {
  return `---\ntitle: ${title}\ndate: 2026-03-04 09:00\nid: tag:tide.example,2026-03-04:${title.toLowerCase().replaceAll(/\W+/g, '-')}\n${more}---\n\nA story of ${title}.\n`;
}
