import type { Article, Withdrawal } from '../../domain/article.ts';
import { authorsOf, sourceOf, tagsOf } from '../article/bylines.ts';
import type { Identified } from '../article/identity.ts';
import { withdrawalNotice } from '../story/withdrawal-notice.ts';
import { factsOf } from './inherited.ts';
import { rightsOfWithdrawn } from './rights.ts';
import type { Sections } from './section.ts';
import type { SiteBasis } from './site.ts';

export type Withdrawn = {
  readonly withdrawal: Withdrawal;
  readonly names: Pick<Article, 'authors' | 'tags'>;
};

/** What is left of an article that was withdrawn. */
export function withdrawalOf(
  { id, path, url, times, fields, sections, elsewhere }: Identified,
  at: Date,
  context: {
    readonly site: SiteBasis;
    readonly sections: Sections;
    readonly print: (date: Date) => string;
  },
): Withdrawn {
  const names = { authors: authorsOf(fields, context.site), tags: tagsOf(fields, context.site) };
  const language =
    fields.language ?? factsOf(sections[0]?.path ?? '', context.sections).language ?? context.site.language;
  const reason = fields.reason ?? '';
  const rights = rightsOfWithdrawn(
    { ...names, sections, language, elsewhere },
    fields,
    sourceOf(fields, context.site).policy,
    context,
  );
  const isNoticed = (fields.notice ?? context.site.withdrawals === 'notice') && !rights.unlisted;
  const story = { published: times.published, url, elsewhere, language, withdrawn: at, reason };
  const withdrawal: Withdrawal = {
    id,
    path,
    withdrawn: at,
    reason,
    from: times.from,
    sections: sections.map((section) => section.path),
    authors: names.authors.map(({ slug }) => slug),
    tags: names.tags.map(({ slug }) => slug),
    local: context.print(at),
    ...rights,
    notice: isNoticed ? withdrawalNotice(story, context.site) : undefined,
  };
  return { withdrawal, names };
}
