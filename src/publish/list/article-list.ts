import { type FileRecord, problemsOf } from '../../sync/records/file-record.ts';
import { createFileRepository } from '../../sync/records/file-repository.ts';
import { type ArticleState, STATES } from '../article-state.ts';
import { mayRead } from '../keys.ts';
import { RefusedError } from '../problem-response.ts';
import type { ArticleList, ArticleQuery, ListedArticle } from '../publisher.ts';
import { instantText } from '../request/answer.ts';
import { filterOf } from './article-query.ts';
import { type Candidate, isListed, type ListOptions, sourcesOf } from './candidates.ts';

/** Articles looked at for one page, whatever the filters leave. */
const MOST = 500;

/** A newsroom's articles by state, each state in its own order; without a state one state after the other. */
export async function listArticles(asked: ArticleQuery, options: ListOptions): Promise<ArticleList> {
  const filter = filterOf(asked);
  const isReadable = (file = '') => mayRead({ read: asked.folders }, file);
  const sources = sourcesOf(options, filter);
  const states = asked.state === undefined ? STATES : [asked.state];
  const size = Math.min(asked.limit, MOST);
  let place: ListPlace | undefined = placeIn(asked.cursor, states);
  const found: Candidate[] = [];
  for (let count = 0; place !== undefined; ) {
    const { state, after }: ListPlace = place;
    const page = await sources[state](after, size);
    for (const one of page) {
      count += 1;
      if (isReadable(one.file) && isListed(one, filter)) found.push(one);
      if (found.length === asked.limit || count === MOST)
        return { articles: await listed(found, options), next: cursorOf({ state, after: one.cursor }) };
    }
    const next = states[states.indexOf(state) + 1];
    const last = page.length < size ? undefined : page.at(-1);
    place = last ? { state, after: last.cursor } : next && { state: next, after: undefined };
  }
  return { articles: await listed(found, options), next: null };
}

/** Where a list goes on. */
type ListPlace = { readonly state: ArticleState; readonly after: string | undefined };

const cursorOf = ({ state, after }: ListPlace): string =>
  Buffer.from(JSON.stringify([state, after ?? null])).toString('base64url');

function placeIn(cursor: string | undefined, states: readonly ArticleState[]): ListPlace | undefined {
  const [first] = states;
  if (cursor === undefined) return first && { state: first, after: undefined };
  const [name, after] = partsOf(cursor);
  const state = states.find((one) => one === name);
  if (state !== undefined && (typeof after === 'string' || after === null))
    return { state, after: after ?? undefined };
  throw new RefusedError({
    status: 400,
    detail:
      'The parameter “cursor” is not one of this list: take it from next of the page before, or leave it out.',
  });
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

async function listed(
  candidates: readonly Candidate[],
  { handle }: ListOptions,
): Promise<readonly ListedArticle[]> {
  const files = candidates.flatMap(({ file }) => file ?? []);
  const records = await createFileRepository(handle, 0).rows(files);
  return candidates.flatMap((one) => {
    const { file, state } = one;
    const record = file === undefined ? undefined : records.get(file)?.record;
    // What is served as it last was is listed with its problems, and only there.
    return file === undefined || (record?.retained && state !== 'problems')
      ? []
      : [listedArticle(one, file, record)];
  });
}

function listedArticle(
  { state, facts }: Candidate,
  path: string,
  record: FileRecord | undefined,
): ListedArticle {
  const { article, source } = record ?? {};
  const problems = record ? problemsOf(path, record) : [];
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    ...{ path, title: facts.title ?? null, state, id: article?.id ?? null },
    url: facts.url ?? article?.url ?? null,
    ...{ published: instantText(facts.published), updated: instantText(facts.updated) },
    ...{ from: instantText(article?.shown?.from), until: instantText(article?.shown?.until) },
    sections: facts.sections,
    authors: facts.authors.map(({ name }) => name),
    tags: facts.tags.map(({ name }) => name),
    problems: { errors, warnings: problems.length - errors },
    etag: source === undefined ? null : `"${source}"`,
  };
}
