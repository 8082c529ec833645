import type { ApiContext } from '../api-context.ts';
import type { Edit } from '../edit.ts';
import { fileNamed } from '../file-path.ts';
import { RefusedError } from '../problem-response.ts';
import type { Condition } from '../publisher.ts';
import { type ArticleSource, editable, tried, unchanged } from './article-source.ts';
import { editFrontMatter, type FrontEdit } from './edit-front-matter.ts';
import { movedSource } from './references.ts';

/** The edits that move an article: it keeps its id, its old path leads to the new one, and what it names stays what it was. */
export async function move(
  context: ApiContext,
  source: ArticleSource,
  { to }: { readonly to: string },
): Promise<Pick<Edit, 'edits' | 'conditions' | 'detail'>> {
  const { file, article } = source;
  if (to === file) throw new RefusedError({ status: 409, detail: `“${file}” is there already.` });
  const conditions: readonly Condition[] = [unchanged(source), { file: to, must: 'differ', tags: '*' }];
  const text = editable(file, movedSource(source.text, file, to));
  const id: readonly FrontEdit[] =
    article && source.data.id === undefined ? [{ key: 'id', value: article.id }] : [];
  const moved = (edits: readonly FrontEdit[]) => [
    { file },
    { file: to, bytes: new TextEncoder().encode(editable(file, editFrontMatter(text, edits))) },
  ];
  const detail = `${file} → ${to}`;
  if (!article) return { edits: moved([]), conditions, detail };
  const after = await tried(context, { edits: moved(id), conditions }, to);
  const alias = await aliasOf(context, article.url, after.article?.url);
  return { edits: moved([...id, ...alias]), conditions, detail };
}

/** The old path of an article, where its page is here and at another path now. */
async function aliasOf(
  { publisher }: ApiContext,
  before: string,
  now: string | undefined,
): Promise<readonly FrontEdit[]> {
  const { url } = await publisher.site();
  if (before === now || !before.startsWith(`${url}/`)) return [];
  const path = before.slice(url.length);
  const plain = decodeURIComponent(path);
  return [{ key: 'aliases', item: /[?#\\%]/.test(plain) ? path : plain }];
}

/** The file that a request names, which must be an article's. */
export function movedTo(to: string): string {
  const file = fileNamed(to);
  if (/\.(?:md|markdown)$/i.test(file)) return file;
  throw new RefusedError({ status: 400, detail: `“${file}”: an article’s name ends with .md.` });
}
