import type { Article, Withdrawal } from '../../domain/article.ts';
import type { Identified } from '../article/identity.ts';
import type { Recorder } from '../article/library.ts';
import { withoutHiddenAddresses } from '../article/unpublished-fields.ts';
import { authorsOf, sourceOf, tagsOf } from '../byline/bylines.ts';
import type { Finding } from '../problems/problem.ts';
import { withdrawalNotice } from '../story/withdrawal-notice.ts';
import { factsOf } from './inherited.ts';
import { rightsOfWithdrawn } from './rights.ts';
import type { Sections } from './section.ts';
import type { SiteBasis } from './site-basis.ts';

export type Withdrawn = {
  readonly withdrawal: Withdrawal;
  readonly names: Pick<Article, 'authors' | 'tags'>;
  readonly findings: readonly Finding[];
};

/** What is left of an article that was withdrawn. */
export function withdrawalOf(
  { id, path, url, times, fields, sections, elsewhere }: Identified,
  at: Date,
  context: {
    readonly site: SiteBasis;
    readonly sections: Sections;
    readonly print: (date: Date) => string;
    readonly refer: Recorder;
  },
): Withdrawn {
  const names = { authors: authorsOf(fields, context.site), tags: tagsOf(fields, context.site) };
  const language =
    fields.language ?? factsOf(sections[0]?.path ?? '', context.sections).language ?? context.site.language;
  const { reason, findings } = reasonOf(fields.reason, { refer: context.refer, language });
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
  return { withdrawal, names, findings };
}

/** A reason without addresses that are not public when it is given: it stays as it is, so what opens later is a word for good. */
function reasonOf(
  written = '',
  rules: { readonly refer: Recorder; readonly language: string },
): { readonly reason: string; readonly findings: readonly Finding[] } {
  const { value, texts, findings } = withoutHiddenAddresses({ reason: written }, rules);
  const later = texts.flatMap(({ pieces }) =>
    pieces.flatMap((piece): readonly Finding[] => {
      if (typeof piece === 'string') return [];
      const message = `“${piece.open.slice(0, 60)}” was not public when the story was withdrawn, so it was left out here; remove it`;
      return [{ code: 'unpublished-address', path: ['reason'], message }];
    }),
  );
  return { reason: value.reason ?? '', findings: [...findings, ...later] };
}
