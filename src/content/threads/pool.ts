import type { ParsedArticle, Task } from '../article/parse-article.ts';
import { diskFiles } from '../source/disk.ts';
import type { ParseData, ParseThreads } from './parse-threads.ts';
import { share } from './threads.ts';

export type PoolOptions = ParseData & {
  /** How many files there are to read, as far as that is known. */
  readonly expected: number;
  readonly threads: ParseThreads;
};

/** Gives answers in the order of the tasks; no more are under way than fit in little memory. */
export type Pool = {
  /** What files say; each list goes to one thread. */
  parse(tasks: AsyncIterable<readonly Task[]>): AsyncIterable<ParsedArticle>;
};

/** Reads article files, on other threads where they are many. Rejects where the machine fails; authors' mistakes are in what is gathered. */
export async function createPool({ root, context, expected, threads }: PoolOptions): Promise<Pool> {
  const ready = threads.for(expected);
  if (ready.length > 0) {
    for (const thread of ready) thread.begin({ root, context });
    return { parse: (tasks) => share(ready, tasks) };
  }
  // Loaded only now: with threads, none of the compiler is wanted here.
  const [{ createArticleParser: createGatherer }, { createByteArena: createTray }] = await Promise.all([
    import('../article/parse-article.ts'),
    import('./byte-arena.ts'),
  ]);
  const parse = createGatherer(context, diskFiles(root), createTray());
  return {
    async *parse(tasks) {
      for await (const some of tasks) for (const task of some) yield await parse(task);
    },
  };
}
