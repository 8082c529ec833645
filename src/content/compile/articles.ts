import type { Article } from '../../domain/article.ts';
import { type Around, finish } from '../article/build-article.ts';
import { holds, recorder } from '../article/dependencies.ts';
import type { Identified } from '../article/identity.ts';
import { whole } from '../article/stored-document.ts';
import type { Finding } from '../problems/problem.ts';
import { createPrinter, type Printer } from '../threads/render-pool.ts';
import type { CompileCache } from './memory.ts';

/** An article with what is to be said of it and the files it shows. */
export type Done = {
  readonly article: Article;
  readonly findings: readonly Finding[];
  readonly files: readonly string[];
};

type Finishing = {
  readonly around: Omit<Around, 'refer'>;
  /** Names the surroundings. */
  readonly key: string;
  readonly cache: CompileCache;
  readonly progress: (done: number, of: number) => void;
};

/** Finishes articles, in their order; those of which nothing has changed are remembered. */
export async function finishAll(
  all: readonly Identified[],
  { around, key, cache, progress }: Finishing,
): Promise<readonly Done[]> {
  const printer = createPrinter(all.length);
  try {
    const printing: (() => Done | Promise<Done>)[] = [];
    for (const [index, identified] of all.entries()) {
      printing.push(await finishOne(identified, { around, key, cache, printer }));
      progress(index + 1, all.length);
    }
    printer.finish();
    const done: Done[] = [];
    for (const printed of printing) done.push(await printed());
    return done;
  } finally {
    await printer.close();
  }
}

/** Finishes an article but for what is still printed, or remembers it as long as nothing it asks of the collection has changed. */
async function finishOne(
  identified: Identified,
  { around, key, cache, printer }: Omit<Finishing, 'progress'> & { readonly printer: Printer },
): Promise<() => Done | Promise<Done>> {
  const { file } = identified.parsed;
  const known = cache.finished.get(file);
  if (
    known?.identified === identified &&
    known.around === key &&
    holds(known.asked, file, around.library, identified.times.from)
  )
    return () => known.finished;
  const refer = recorder(file, around.library, identified.times.from);
  const made = await finish(identified, { ...around, refer });
  const article = whole(made, printer);
  // A failure is told to whoever waits for this one, who may wait for an earlier one as yet.
  if (article instanceof Promise) article.catch(() => {});
  return async () => {
    const finished = { article: await article, findings: made.findings, files: refer.files() };
    // Remembered only now: what was never printed would be waited for for ever.
    cache.finished.set(file, { identified, around: key, asked: refer.asked(), finished });
    return finished;
  };
}
