import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defaultPath } from '../../src/cli/start/database.ts';
import { type Measured, type Watching, watched } from './measured.ts';

const script = resolve(import.meta.dirname, '../../src/bin.js');

/** A service that runs. */
export type Started = {
  readonly url: string;
  /** What it took until its first feed was answered. */
  readonly taken: Measured;
  readonly watching: Watching;
  readonly stop: () => Promise<void>;
};

/** `npm start` on a folder until a feed is answered; `cold`: with nothing remembered. */
export async function started(
  dir: string,
  { cold, feed }: { readonly cold: boolean; readonly feed: string },
): Promise<Started> {
  const path = defaultPath(dir);
  if (cold) for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  const env = { ...process.env, PORT: '0', CONTENT_DIR: dir, NO_COLOR: '1' };
  const watching = watched(process.execPath, [script, 'start', '--quiet'], { env });
  const { child } = watching;
  const url = await new Promise<string>((found, failed) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = / at (http:\S+)\//.exec(said)?.[1];
      if (address) found(address);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('exit', () => failed(new Error(said)));
  });
  const answer = await fetch(`${url}${feed}`);
  const text = await answer.text();
  if (!text.includes('<item>')) throw new Error(`${url}${feed} has no items`);
  return {
    url,
    taken: watching.now(),
    watching,
    async stop() {
      child.kill('SIGTERM');
      await watching.ended;
    },
  };
}

export const feedOf = (section: string): string => `/${join(section, 'rss.xml')}`;
