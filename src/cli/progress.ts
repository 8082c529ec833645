import type { WriteStream } from 'node:tty';

/** Shows how far long work has come: a bar on a terminal, now and then a line elsewhere. */
export type ProgressBar = {
  show(done: number, of: number): void;
  /** Takes the bar away, so that other lines can be written. */
  clear(): void;
};

type ProgressOptions = {
  readonly stream: Pick<WriteStream, 'write'> & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
  readonly label: string;
  readonly quiet: boolean;
  /** Milliseconds. */
  readonly clock?: () => number;
};

/** Shorter work needs no word, in milliseconds. */
const DELAY = 500;

/** How often a line is written where there is no terminal, in milliseconds. */
const pace = 5_000;

export function createProgress({
  stream,
  label,
  quiet,
  clock = () => performance.now(),
}: ProgressOptions): ProgressBar {
  let started: number | undefined;
  let last = 0;
  let shown = false;
  const clear = () => {
    if (shown) stream.write('\r\x1b[2K');
    shown = false;
  };
  return {
    show(done, of) {
      const now = clock();
      started ??= now;
      const spent = now - started;
      if (!quiet && spent >= DELAY && done > 0) {
        const text = `${label}: ${number(done)} of ${number(of)}, ${pacing(done, of, spent)}`;
        if (stream.isTTY) {
          stream.write(`\r\x1b[2K${bar(done / of)} ${text}`.slice(0, (stream.columns || 80) + 4));
          shown = true;
        } else if (now - last >= pace) {
          stream.write(`${text}\n`);
          last = now;
        }
      }
      if (done < of) return;
      clear();
      started = undefined;
    },
    clear,
  };
}

function pacing(done: number, of: number, spent: number): string {
  const rate = done / (spent / 1000);
  const left = Math.ceil((of - done) / rate);
  const time = left < 90 ? `${left} s` : `${Math.round(left / 60)} min`;
  return `${number(Math.round(rate))} a second, ${time} left`;
}

function bar(share: number): string {
  const width = 20;
  const full = Math.round(Math.min(share, 1) * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
}

const number = (value: number): string => value.toLocaleString('en-US');
