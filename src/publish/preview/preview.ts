import { type Problem, sorted } from '../../content/problems/problem.ts';
import type { Handle } from '../../store/sql/handle.ts';
import type { Proposal, ProposedEdits } from '../../sync/proposal.ts';
import type { PreviewOutcome, PreviewRequest } from '../publisher.ts';
import { pageOf } from './documents.ts';
import { renderingOf } from './rendering.ts';
import { shownArticle } from './shown-article.ts';

type PreviewOptions = {
  readonly request: PreviewRequest;
  /** The database, in which the article is written and not published. */
  readonly handle: Handle;
  readonly now: () => Date;
};

/** Looks at an article in the writer's turn as if it were in the collection; nothing of it is left. */
export function createPreview({ request, handle, now }: PreviewOptions): {
  readonly proposed: ProposedEdits;
  readonly outcome: () => PreviewOutcome | undefined;
} {
  let outcome: PreviewOutcome | undefined;
  const settle = async (proposal: Proposal) => {
    outcome = await previewOf(proposal, request.file, handle, now());
    return undefined;
  };
  return { proposed: { edits: [request], forced: request.file, settle }, outcome: () => outcome };
}

async function previewOf(
  proposal: Proposal,
  file: string,
  handle: Handle,
  now: Date,
): Promise<PreviewOutcome> {
  const problems = problemsIn(proposal, file);
  const collection = await proposal.stage();
  const isRetained = proposal.files.some(({ after }) => after?.retained === true);
  if (!collection || isRetained) return { problems };
  const draft = proposal.overlooked?.draft ?? false;
  const shown = await shownArticle(handle, collection, { file, draft, now });
  if (!shown) return { problems };
  const { title, stateLines, carried } = await renderingOf(shown);
  const isElsewhere = 'article' in shown.about && shown.about.article.elsewhere;
  const page = isElsewhere ? undefined : await pageOf(shown);
  return { problems, shown: { title, state: stateLines.join(' '), at: shown.at, page, carried } };
}

function problemsIn({ usable, files, general, overlooked }: Proposal, file: string): readonly Problem[] {
  const own = files.flatMap(({ problems }) => problems);
  return sorted([
    ...[...own, ...(overlooked?.problems ?? [])],
    ...general.filter((problem) => problem.file === file || !usable),
  ]);
}
