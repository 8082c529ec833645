import { type CompileCache, compile, type Problem, sourceOf } from '../../content/compile/compile.ts';
import type { Article, Withdrawal } from '../../domain/article.ts';
import type { Snapshot, SnapshotSource } from '../../store/snapshot.ts';
import type { Place } from './find.ts';
import { type State, stateOf } from './state.ts';

/** An article as it stands, for whoever is writing it. */
export type Proof = {
  readonly file: string;
  /** Of this file alone, or of what keeps the whole folder from being read. */
  readonly problems: readonly Problem[];
  /** Absent where nothing can be shown; the problems say why. */
  readonly shown?: Shown;
};

export type Shown = {
  readonly state: State;
  /** An instant at which it is as it is shown: now, or when it is published. */
  readonly at: Date;
  readonly about: { readonly article: Article } | { readonly withdrawal: Withdrawal };
  readonly snapshot: Snapshot;
  readonly source: SnapshotSource;
};

type Options = Place & {
  readonly siteUrl?: string | undefined;
  readonly cache: CompileCache;
  readonly now: Date;
};

/** Compiles an article as if it were no draft and had no errors, as far as that can be done. */
export async function proofOf({ dir, file, siteUrl, cache, now }: Options): Promise<Proof> {
  const compiled = await compile({ dir, cache, anyway: file, ...(siteUrl && { siteUrl }) });
  const { snapshot, articles } = compiled;
  const problems = compiled.problems.filter((problem) => problem.file === file || snapshot === undefined);
  const identified = cache.identified.get(file)?.identified;
  if (snapshot === undefined || identified === undefined) return { file, problems };
  const article = articles.get(identified.id);
  const withdrawal = snapshot.withdrawals.find(({ id }) => id === identified.id);
  const about = article ? { article } : withdrawal && { withdrawal };
  if (about === undefined) return { file, problems };
  // The cache holds what the file says; it was compiled as if it were no draft.
  const draft = [...cache.parsed.values()].some(({ parsed }) => parsed.file === file && parsed.draft);
  const { state, at } = stateOf(about, { draft, now });
  return {
    file,
    problems,
    shown: {
      state,
      at,
      about,
      snapshot: state.kind === 'never' ? unending(snapshot, identified.id) : snapshot,
      source: sourceOf(compiled),
    },
  };
}

/** The same without the end of an article that ends before it begins. */
function unending(snapshot: Snapshot, id: string): Snapshot {
  const heads = snapshot.heads.map((head) => {
    const { until, ...open } = head;
    return head.id === id ? open : head;
  });
  return { ...snapshot, heads };
}
