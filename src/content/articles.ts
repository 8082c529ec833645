import type { Article } from '../collection/article.ts';
import { whole } from './document.ts';
import { type Around, finish } from './finish.ts';
import type { Identified } from './identity.ts';
import type { CompileCache } from './memory.ts';
import type { Finding } from './problem.ts';
import { holds, recorder } from './recorder.ts';

/** An article with the files it shows. */
export type Done = {
  readonly article: Article;
  readonly findings: readonly Finding[];
  readonly files: readonly string[];
};

/** Finishes an article, or remembers it as long as nothing it asks of the collection has changed. `key` names the surroundings. */
export async function finished(
  identified: Identified,
  around: Omit<Around, 'refer'>,
  key: string,
  cache: CompileCache,
): Promise<Done> {
  const { file } = identified.parsed;
  const known = cache.finished.get(file);
  if (known?.identified === identified && known.around === key && holds(known.asked, file, around.library))
    return known.finished;
  const refer = recorder(file, around.library);
  const made = await finish(identified, { ...around, refer });
  const result = { article: whole(made), findings: made.findings, files: refer.files() };
  cache.finished.set(file, { identified, around: key, asked: refer.asked(), finished: result });
  return result;
}
