import { availableParallelism } from 'node:os';
import type { Html } from '../collection/html.ts';
import { type Body, type Printing, printed } from './printed.ts';
import { createThread, type Thread } from './threads.ts';

/** A body to be printed on another thread. */
export type PrintTask = { readonly body: Body; readonly about: Printing };

/** Makes bodies HTML while whoever asks goes on reading. */
export type Printer = {
  /** Comes after `flush` at the latest. Rejects where the machine fails. */
  print(body: Body, about: Printing): Html | Promise<Html>;
  /** There is no more to print for now. */
  flush(): void;
  close(): Promise<unknown>;
};

/** Fewer are printed at hand before a thread would have started. */
const worthThread = 400;

/** Bodies sent at once. */
const batch = 50;

/** For so many articles: one thread, as printing takes about as long as everything else that is done for an article. */
export function createPrinter(expected: number): Printer {
  if (expected < worthThread || availableParallelism() === 1)
    return { print: printed, flush() {}, close: async () => {} };
  let thread: Thread<undefined, PrintTask, Html> | undefined;
  let tasks: PrintTask[] = [];
  let sent = Promise.withResolvers<readonly Html[]>();
  const flush = () => {
    if (tasks.length === 0) return;
    thread ??= started();
    sent.resolve(thread.ask(tasks));
    tasks = [];
    sent = Promise.withResolvers();
  };
  return {
    print(body, about) {
      // Printed already: to be sent there and back takes longer than to be looked at.
      if (body.kind === 'ready') return body.html;
      const position = tasks.push({ body, about }) - 1;
      const html = sent.promise.then((list) => list[position] ?? missing(about));
      if (tasks.length === batch) flush();
      return html;
    },
    flush,
    close: async () => thread?.close(),
  };
}

function started() {
  const thread = createThread<undefined, PrintTask, Html>(new URL('./body-thread.ts', import.meta.url));
  thread.begin(undefined);
  return thread;
}

function missing({ id }: Printing): never {
  throw new Error(`the body of ${id} was not printed`);
}
