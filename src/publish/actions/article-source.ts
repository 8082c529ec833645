import { roleOf } from '../../content/source/role.ts';
import type { ApiContext } from '../api-context.ts';
import { refusedError } from '../edit.ts';
import { RefusedError } from '../problem-response.ts';
import type { Condition, PublishedArticle, PublishRequest } from '../publisher.ts';
import { type FrontData, frontData, sourceText, type Uneditable } from './edit-front-matter.ts';

/** An article that an action is about, as it is in the source. */
export type ArticleSource = FrontData & {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly etag: string;
  /** As readers have it; undefined: it is a draft. */
  readonly article: PublishedArticle | undefined;
};

/** Reads an article, and what the collection makes of it. Throws a RefusedError where it is none, has errors, or is not what the conditions say. */
export async function readArticle(
  context: Pick<ApiContext, 'publisher' | 'log'>,
  file: string,
  conditions: readonly Condition[],
): Promise<ArticleSource> {
  const found = roleOf(file) === 'article' ? await context.publisher.read(file) : undefined;
  if (!found) throw new RefusedError({ status: 404, detail: `There is no article “${file}”.` });
  const { bytes, etag } = found;
  const text = editable(file, sourceText(bytes));
  const read = editable(file, frontData(text));
  const { article } = await tried(context, { edits: [{ file, bytes }], conditions }, file);
  return { ...read, file, bytes, text, etag, article };
}

/** What edits would make of a file; throws a RefusedError where they would be refused. */
export async function tried(
  context: Pick<ApiContext, 'publisher' | 'log'>,
  request: Pick<PublishRequest, 'edits' | 'conditions'>,
  file: string,
): Promise<{ readonly article: PublishedArticle | undefined }> {
  const outcome = await context.publisher.publish({ ...request, dryRun: 'edits', strict: false });
  if (outcome.kind !== 'published') throw await refusedError(context, outcome);
  return { article: outcome.files.find((one) => one.file === file)?.article };
}

/** What was edited; throws a RefusedError where it could not be. */
export function editable<Edited extends object | string>(file: string, edited: Edited | Uneditable): Edited {
  if (typeof edited === 'object' && 'reason' in edited && typeof edited.reason === 'string')
    throw new RefusedError({ status: 409, detail: `“${file}”: ${edited.reason}.` });
  // The other kind has gone.
  return edited as Edited;
}

/** That a file is still what was read of it. */
export const unchanged = ({ file, etag }: Pick<ArticleSource, 'file' | 'etag'>): Condition => ({
  ...{ file, must: 'match', tags: [etag] },
});
