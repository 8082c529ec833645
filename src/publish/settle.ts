import { takesOut } from '../content/problems/rules.ts';
import { buildPath, REPUBLISH, scopeFrom } from '../domain/addresses.ts';
import { type Handle, query } from '../store/sql/handle.ts';
import type { Proposal, ProposedEdits, ProposedFile } from '../sync/proposal.ts';
import type { FileEdit } from '../sync/source/overlay-source.ts';
import { stateOf } from './article-state.ts';
import { etagOf } from './etag.ts';
import { partnerProblems } from './partner-problems.ts';
import type {
  Condition,
  PublishedArticle,
  PublishedFile,
  PublishOutcome,
  PublishRequest,
} from './publisher.ts';

/** Where edits are made. */
export type EditTarget = {
  /** The entity tag of a file as it is now; undefined: there is none. */
  etag(file: string): string | undefined;
  /** Why a file cannot be edited; undefined: it can. */
  obstacle(file: string): string | undefined;
  /** Makes all of the edits or none, so that they outlast a crash; the stamps of the files that are there then. */
  commit(edits: readonly FileEdit[]): ReadonlyMap<string, string>;
};

type SettleOptions = {
  readonly request: PublishRequest;
  readonly target: EditTarget;
  /** The database, in which the proposal is written and not yet published. */
  readonly handle: Handle;
  readonly now: () => Date;
};

/** Decides on edits in the writer's turn, so that nothing else comes between the decision and the edit; `outcome` is there once it is settled. */
export function createSettlement({ request, target, handle, now }: SettleOptions): {
  readonly proposed: ProposedEdits;
  readonly outcome: () => PublishOutcome | undefined;
} {
  let outcome: PublishOutcome | undefined;
  const before = new Map<string, string | undefined>();
  const settle = async (proposal: Proposal) => {
    outcome = undefined;
    for (const { file } of request.edits) {
      const message = target.obstacle(file);
      if (message !== undefined) outcome = { kind: 'unwritable', file, message };
      else before.set(file, target.etag(file));
    }
    outcome ??= conflictIn(request.conditions, target) ?? refusalOf(proposal, request);
    if (outcome) return undefined;
    const files = await publishedFiles(proposal, { request, handle, now: now(), before });
    const { revision, others } = proposal;
    const published: PublishOutcome = { kind: 'published', files, revision, others };
    if (request.dryRun) {
      const partners =
        request.dryRun === 'partners' ? await partnerProblems(proposal, handle, now()) : undefined;
      outcome = { ...published, partners };
      return undefined;
    }
    const stamps = target.commit(request.edits);
    outcome = published;
    return stamps;
  };
  return { proposed: { edits: request.edits, settle }, outcome: () => outcome };
}

/** The first condition that does not hold. */
function conflictIn(
  conditions: readonly Condition[],
  { etag: etagNow }: Pick<EditTarget, 'etag'>,
): PublishOutcome | undefined {
  for (const { file, must, tags } of conditions) {
    const etag = etagNow(file);
    const isAmong = etag !== undefined && (tags === '*' || tags.includes(etag));
    if (isAmong !== (must === 'match')) return { kind: 'conflict', file, etag, must };
  }
  return undefined;
}

/** What stands in the way: errors that take an article out, or that keep the site or a section from being used. */
function refusalOf(
  { usable, files, general }: Proposal,
  request: PublishRequest,
): PublishOutcome | undefined {
  const edited = new Set(request.edits.map(({ file }) => file));
  const problems = [
    ...files.flatMap((file) => file.problems),
    ...general.filter(({ file }) => edited.has(file) || !usable),
  ];
  const isRefused = ({ severity, code }: (typeof problems)[number]) =>
    severity === 'error' && (request.strict || takesOut(code));
  return problems.some(isRefused) ? { kind: 'refused', problems } : undefined;
}

type PublishedContext = Pick<SettleOptions, 'request' | 'handle'> & {
  readonly now: Date;
  readonly before: ReadonlyMap<string, string | undefined>;
};

async function publishedFiles(
  { files, general }: Proposal,
  { request, handle, now, before }: PublishedContext,
): Promise<readonly PublishedFile[]> {
  const bytes = new Map(request.edits.map(({ file, bytes }) => [file, bytes]));
  const published: PublishedFile[] = [];
  for (const one of files) {
    const { file, problems } = one;
    const written = bytes.get(file);
    published.push({
      file,
      etag: written && etagOf(written),
      isNew: before.get(file) === undefined,
      problems: [...problems, ...general.filter((problem) => problem.file === file)],
      article: await publishedArticle(one, handle, now),
    });
  }
  return published;
}

async function publishedArticle(
  { before, after }: ProposedFile,
  handle: Handle,
  now: Date,
): Promise<PublishedArticle | undefined> {
  const { article } = after ?? {};
  const last = before?.article;
  const { id, url } = article ?? last ?? {};
  if (id === undefined || url === undefined) return undefined;
  const ids = [...new Set([id, last?.id ?? id])];
  const offer = article?.documents?.includes(REPUBLISH) ? { republish: `${url}/${REPUBLISH}` } : {};
  return { id, url, state: stateOf(after, now), feeds: await feedsOf(handle, ids), ...offer };
}

/** Every feed that shows an article, or showed it in the last generation, by path. */
async function feedsOf(handle: Handle, ids: readonly string[]): Promise<readonly string[]> {
  const [rows = []] = await query(handle, [[SCOPES, JSON.stringify(ids)]]);
  const scopes = rows.flatMap(({ kind, slug }) => scopeFrom(String(kind), String(slug)) ?? []);
  return scopes.map((scope) => buildPath({ kind: 'feed', scope, format: 'rss' })).toSorted(byDepth);
}

const byDepth = (a: string, b: string): number =>
  a.split('/').length - b.split('/').length || (a < b ? -1 : 1);

/** The versions of articles that no earlier generation than the last has lost. */
const SCOPES = `SELECT DISTINCT s.kind, s.slug FROM json_each(?1) i CROSS JOIN article a ON a.id = i.value
  CROSS JOIN json_each(a.scopes) n CROSS JOIN subject s ON s.scope = n.value
  WHERE a.died > (SELECT generation FROM state WHERE one = 1)`;
