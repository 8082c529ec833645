import type { Article, Withdrawal } from '../../domain/article.ts';

/** Whether readers have an article, and why not. */
export type PreviewState =
  | { readonly kind: 'published' }
  | { readonly kind: 'draft' }
  | { readonly kind: 'embargoed'; readonly from: Date }
  | { readonly kind: 'expired'; readonly until: Date }
  | { readonly kind: 'never'; readonly from: Date; readonly until: Date }
  | { readonly kind: 'withdrawn'; readonly reason: string };

type StateDescription = { readonly article: Article } | { readonly withdrawal: Withdrawal };
type StateFacts = { readonly draft: boolean; readonly now: Date };

/** What becomes of an article now, and the instant nearest to now at which it is public, or has been withdrawn. */
export function stateOf(
  about: StateDescription,
  { draft, now }: StateFacts,
): { readonly state: PreviewState; readonly at: Date } {
  if ('withdrawal' in about) {
    const { withdrawn, reason } = about.withdrawal;
    return { state: draft ? { kind: 'draft' } : { kind: 'withdrawn', reason }, at: latestOf(now, withdrawn) };
  }
  const { from, until } = about.article;
  // The last millisecond at which it shows.
  const last = until && new Date(until.getTime() - 1);
  const at = last && last < now ? latestOf(from, last) : latestOf(now, from);
  if (draft) return { state: { kind: 'draft' }, at };
  if (until && until <= from) return { state: { kind: 'never', from, until }, at };
  if (until && until <= now) return { state: { kind: 'expired', until }, at };
  return { state: from > now ? { kind: 'embargoed', from } : { kind: 'published' }, at };
}

const latestOf = (one: Date, other: Date): Date => (one > other ? one : other);

/** The state as a newsroom says it. */
export function stateText(state: PreviewState, print: (instant: Date) => string): string {
  switch (state.kind) {
    case 'published':
      return 'Published.';
    case 'draft':
      return 'A draft: readers get it once “draft: true” is taken out.';
    case 'embargoed':
      return `Embargoed: readers get it on ${print(state.from)}.`;
    case 'expired':
      return `Expired on ${print(state.until)}: readers no longer get it.`;
    case 'never':
      return `Never public: it expires on ${print(state.until)}, before it is published on ${print(state.from)}.`;
    case 'withdrawn':
      return 'Withdrawn: its address says so, and readers who had it are told to remove it.';
  }
}
