import { STAND_INS } from '../../content/article/identity.ts';
import { timesOf } from '../../content/article/times.ts';
import { authorsOf, tagsOf } from '../../content/byline/bylines.ts';
import { articleSchema } from '../../content/schema/article-schema.ts';
import { salvaged } from '../../content/schema/validate.ts';
import { slugPath } from '../../content/site/slug.ts';
import { folderOf } from '../../content/source/role.ts';
import type { Article } from '../../domain/article.ts';
import { frontData, sourceText } from '../actions/edit-front-matter.ts';
import type { ArticleFacts } from './article-query.ts';

/** What a list shows of an article that is stored. */
export const storedFacts = ({
  title,
  url,
  published,
  updated,
  sections,
  authors,
  tags,
}: Article): ArticleFacts => ({
  ...{ title, url, published, updated, authors, tags },
  sections: sections.map(({ path }) => path),
});

/** What a list shows of a file that is no article for readers, as far as it can be read. */
export function sourceFacts(
  file: string,
  bytes: Uint8Array | undefined,
  { timezone, now }: { readonly timezone: string; readonly now: Date },
): ArticleFacts {
  const folder = slugPath(folderOf(file));
  const nothing = { title: undefined, url: undefined, published: undefined, updated: undefined };
  const none: ArticleFacts = { ...nothing, sections: [folder], authors: [], tags: [] };
  const text = bytes && sourceText(bytes);
  const read = typeof text === 'string' ? frontData(text) : undefined;
  if (!read || 'reason' in read) return none;
  const { value: fields, faults } = salvaged(articleSchema, read.data, STAND_INS);
  if (!fields) return none;
  const { times } = timesOf(fields, timezone, now);
  return {
    title: faults.has('title') ? undefined : fields.title,
    url: undefined,
    published: faults.has('date') ? undefined : times.published,
    updated: times.updated,
    sections: [folder, ...(fields.sections ?? []).map(slugPath)],
    authors: authorsOf(fields),
    tags: tagsOf(fields),
  };
}
