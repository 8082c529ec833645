import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What work took: seconds on the clock, seconds of processor, MiB at most. */
export type Measured = { readonly wall: number; readonly cpu: number; readonly peak: number };

/** How often a program's memory is looked at, in milliseconds; the system keeps the peak itself. */
const glance = 25;

/** Clock ticks of /proc a second, which Linux has fixed. */
const ticks = 100;

export type Watching = {
  readonly child: ChildProcess;
  /** What it has taken until now. */
  readonly now: () => Measured;
  readonly ended: Promise<Measured>;
};

/** Starts a program and watches what it takes; needs Linux. */
export function watched(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Watching {
  const started = performance.now();
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let last = { cpu: 0, peak: 0 };
  const look = () => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
      last = { cpu: (Number(stat[11]) + Number(stat[12])) / ticks, peak: Math.max(peak, last.peak) };
    } catch {
      // It has ended.
    }
    return { wall: (performance.now() - started) / 1000, ...last };
  };
  const looking = setInterval(look, glance);
  const ended = new Promise<Measured>((resolve) => {
    child.once('close', () => {
      clearInterval(looking);
      resolve(look());
    });
  });
  return { child, now: look, ended };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The medians of each figure. */
export const medians = (all: readonly Measured[]): Measured => ({
  wall: median(all.map(({ wall }) => wall)),
  cpu: median(all.map(({ cpu }) => cpu)),
  peak: median(all.map(({ peak }) => peak)),
});
