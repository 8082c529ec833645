import { spawnSync } from 'node:child_process';

/** When each file below a folder was first committed, by its path relative to the folder, ISO 8601 with an offset; empty where the folder is in no repository. */
export function gitDates(root: string): ReadonlyMap<string, string> {
  const dates = new Map<string, string>();
  const { stdout, status } = spawnSync(
    'git',
    [
      '-c',
      'core.quotePath=false',
      'log',
      '--diff-filter=AR',
      '--name-only',
      '--relative',
      '--format=%x00%aI',
      '--',
      '.',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: LARGEST },
  );
  if (status !== 0) return dates;
  let date = '';
  for (const line of stdout.split('\n')) {
    if (line.startsWith('\0')) date = line.slice(1);
    else if (line !== '') dates.set(line, date);
  }
  return dates;
}

/** Bytes of the log that are read: some five million files. */
const LARGEST = 500_000_000;
