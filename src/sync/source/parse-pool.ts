import type { ParsedArticle, Task } from '../../content/article/parsed-article.ts';
import type { RenderContext } from '../../content/site/render-context.ts';
import type { Source } from '../../content/source/source.ts';

/** Reads many files of one source side by side: threads, where a runtime has some. */
export interface ParseWorkers {
  /** Starts them where so many files are worth it, which takes as long as reading hundreds; whether they are there. */
  start(files: number): boolean;
  /** Answers come in the order of the tasks, of which each list goes to one worker; no more are under way than fit in little memory. */
  parse(context: RenderContext, tasks: AsyncIterable<readonly Task[]>): AsyncIterable<ParsedArticle>;
  close(): Promise<void>;
}

export type ParseOptions = {
  readonly source: Source;
  readonly context: RenderContext;
  /** How many files there are to read, as far as that is known. */
  readonly expected: number;
  readonly workers: ParseWorkers | undefined;
};

/** Reads article files, by workers where they are many. Rejects where the machine fails; authors' mistakes are in what is parsed. */
export async function* parseAll(
  { source, context, expected, workers }: ParseOptions,
  tasks: AsyncIterable<readonly Task[]>,
): AsyncIterable<ParsedArticle> {
  if (workers?.start(expected)) {
    yield* workers.parse(context, tasks);
    return;
  }
  // Loaded only now: with workers, none of the compiler is wanted here.
  const [{ createArticleParser }, { createByteArena }] = await Promise.all([
    import('../../content/article/parse-article.ts'),
    import('../../content/source/byte-arena.ts'),
  ]);
  const parse = createArticleParser(context, source, createByteArena());
  for await (const some of tasks) for (const task of some) yield await parse(task);
}
