import { availableParallelism } from 'node:os';
import type { Html } from '../../domain/html.ts';
import { type Body, type Printing, printed } from '../article/printed.ts';
import { createThread, type Thread } from './threads.ts';

/** A body to be printed on another thread, unless the lot it is of has been taken back. */
export type PrintTask = { readonly lot: number; readonly body: Body; readonly about: Printing };

/** Makes bodies HTML while whoever asks goes on reading. */
export type Printer = {
  /** Comes after `finish` at the latest. Rejects where the machine fails. */
  print(body: Body, about: Printing): Html | Promise<Html>;
  /** There is no more to print: takes a part in what is left. */
  finish(): void;
  close(): Promise<unknown>;
};

/** Who prints a lot; nobody yet: 0. */
export const TAKEN = { there: 1, here: 2 } as const;

/** Takes a lot, if it is nobody's; true where it is one's own, then or already. */
export function take(taken: Int32Array, lot: number, by: 1 | 2): boolean {
  const owner = Atomics.compareExchange(taken, lot, 0, by);
  return owner === 0 || owner === by;
}

/** Fewer are printed at hand before a thread would have started. */
const worthThread = 400;

/** Bodies of a lot. */
const many = 50;

type Lot = { readonly tasks: PrintTask[]; readonly printed: PromiseWithResolvers<readonly Html[]> };

/** For so many articles: one thread, as printing takes about as long as everything else that is done for an article. */
export function createPrinter(expected: number): Printer {
  if (expected < worthThread || availableParallelism() === 1)
    return { print: printed, finish() {}, close: async () => {} };
  const taken = new Int32Array(new SharedArrayBuffer(4 * (Math.ceil(expected / many) + 1)));
  const lots: Lot[] = [];
  let thread: Thread<Int32Array, PrintTask, Html> | undefined;
  const send = ({ tasks, printed }: Lot) => {
    thread ??= started(taken);
    const asked = thread.ask(tasks);
    asked.then(
      (list) => Atomics.load(taken, tasks[0]?.lot ?? 0) === TAKEN.there && printed.resolve(list),
      printed.reject,
    );
  };
  return {
    print(body, about) {
      // Printed already: to be sent there and back takes longer than to be looked at.
      if (body.kind === 'ready') return body.html;
      const last = lots.at(-1);
      const lot: Lot =
        last && last.tasks.length < many ? last : { tasks: [], printed: Promise.withResolvers() };
      if (lot !== last) lots.push(lot);
      const position = lot.tasks.push({ lot: lots.length - 1, body, about }) - 1;
      if (lot.tasks.length === many) send(lot);
      return lot.printed.promise.then((list) => list[position] ?? missing(about));
    },
    finish() {
      // From the end, as the thread comes from the beginning.
      for (const [index, { tasks, printed: made }] of [...lots.entries()].toReversed())
        if (take(taken, index, TAKEN.here))
          made.resolve(tasks.map(({ body, about }) => printed(body, about)));
    },
    close: async () => thread?.close(),
  };
}

function started(taken: Int32Array) {
  const thread = createThread<Int32Array, PrintTask, Html>(new URL('./body-thread.ts', import.meta.url));
  thread.begin(taken);
  return thread;
}

function missing({ id }: Printing): never {
  throw new Error(`the body of ${id} was not printed`);
}
