import type { Scope } from '../../src/domain/addresses.ts';
import type { Article, Withdrawal } from '../../src/domain/article.ts';
import type { PageRequest } from '../../src/domain/listing.ts';
import type { Filter } from '../../src/domain/selection.ts';
import { type Paper, upwards } from './paper.ts';

/** What a listing must say, found by looking at everything each time. */
export type Expected = {
  readonly ids: readonly string[];
  readonly next: string | undefined;
  readonly changed: number | undefined;
  readonly changesAt: number | undefined;
};

/** The ids in a scope that are public at an instant, newest first. */
export function expectedIds(
  { articles }: Paper,
  scope: Scope,
  now: number,
  filter = EVERYTHING,
): readonly string[] {
  return articles
    .filter(
      (one) => one.syndication !== 'none' && belongs(keys(one), scope) && visible(one, now) && filter(one),
    )
    .sort((a, b) => b.published.getTime() - a.published.getTime() || (a.id < b.id ? 1 : -1))
    .map((one) => one.id);
}

const EVERYTHING = (_: Article): boolean => true;

/** Queries, each with what it means. */
export const QUERIES: readonly (readonly [query: string, means: (text: string) => boolean])[] = [
  ['ferry', (text) => has(text, 'ferry')],
  ['FERRY strike', (text) => has(text, 'ferry') && has(text, 'strike')],
  ['ferr*', (text) => has(text, 'ferry') || has(text, 'ferries')],
  ['"night shift"', (text) => has(text, 'night shift')],
  ['"night shi"*', (text) => has(text, 'night shift')],
  ['ferry OR strike', (text) => has(text, 'ferry') || has(text, 'strike')],
  ['ferry NOT strike', (text) => has(text, 'ferry') && !has(text, 'strike')],
  ['-ferry', (text) => !has(text, 'ferry')],
  ['ferry OR NOT night', (text) => has(text, 'ferry') || !has(text, 'night')],
  ['cafe', (text) => has(text, 'café')],
  ['東京', (text) => text.includes('東京')],
  ['京都 -shift', (text) => text.includes('京都') && !has(text, 'shift')],
  ['co-op', (text) => has(text, 'co-op')],
  ['unfair', (text) => has(text, 'unfair')],
  [
    '(night OR ferry) (shift OR strike)',
    (text) => (has(text, 'night') || has(text, 'ferry')) && (has(text, 'shift') || has(text, 'strike')),
  ],
  ['-(night OR ferry) shift', (text) => !has(text, 'night') && !has(text, 'ferry') && has(text, 'shift')],
  ['nowhere', () => false],
  ['nowh*', () => false],
  ['amp', () => false],
  ['night AND shift OR ferry', (text) => (has(text, 'night') && has(text, 'shift')) || has(text, 'ferry')],
];

/** Whether words stand side by side in a text, or in what follows a break in it. */
function has(text: string, wanted: string): boolean {
  return ` ${text} `.includes(` ${wanted} `);
}

/** Whether an article is what a filter asks for; `means` is what its query means. */
export function wanted(
  { since, sections, authors, tags, exclude }: Filter,
  means?: (text: string) => boolean,
) {
  const is = (one: Article, kind: 'section' | 'author' | 'tag', values: readonly string[] = []) =>
    values.some((value) => keys(one)[kind].includes(value));
  const missing = (one: Article, kind: 'section' | 'author' | 'tag', values: readonly string[] = []) =>
    values.length > 0 && !is(one, kind, values);
  return (one: Article): boolean => {
    if (since !== undefined && one.published < since) return false;
    if (missing(one, 'section', sections) || missing(one, 'author', authors) || missing(one, 'tag', tags))
      return false;
    if (
      is(one, 'section', exclude?.sections) ||
      is(one, 'author', exclude?.authors) ||
      is(one, 'tag', exclude?.tags)
    )
      return false;
    const text = [one.title, one.body.replace(/<\/?(?:p|em)>/g, '')].join(' | ').toLowerCase();
    return means === undefined || means(text.replaceAll(' &amp;', ''));
  };
}

/** The listing a store must give; undefined where it must know of nothing. */
export function expectedListing(
  { articles, snapshot }: Paper,
  scope: Scope,
  page: PageRequest,
  now: number,
): Expected | undefined {
  const all = expectedIds({ articles, snapshot, files: new Map() }, scope, now);
  if (all.length === 0 && (scope.kind === 'author' || scope.kind === 'tag')) return undefined;
  const published = new Map(articles.map((one) => [one.id, one.published.getTime()]));
  const { after } = page;
  const rest = all.filter((id) => {
    const instant = published.get(id) ?? 0;
    const place = after?.published.getTime() ?? Number.POSITIVE_INFINITY;
    return instant < place || (instant === place && after !== undefined && id < after.id);
  });
  const ids = rest.slice(0, page.limit);
  const instants = [
    ...articles
      .filter((one) => one.syndication !== 'none' && belongs(keys(one), scope))
      .flatMap((one) =>
        [one.from, one.updated, one.until].filter((when) => when !== undefined && counts(one, when)),
      ),
    ...snapshot.withdrawals
      .filter((one) => belongs(keys(one), scope) && one.from <= one.withdrawn)
      .map((one) => one.withdrawn),
  ].map(Number);
  const past = instants.filter((instant) => instant <= now);
  const future = instants.filter((instant) => instant > now);
  return {
    ids,
    next: rest.length > ids.length ? ids.at(-1) : undefined,
    changed: past.length === 0 ? undefined : Math.max(...past),
    changesAt: future.length === 0 ? undefined : Math.min(...future),
  };
}

/** Whether an article is public at an instant. */
export function visible({ from, until }: Pick<Article, 'from' | 'until'>, now: number): boolean {
  return Number(from) <= now && (until === undefined || now < Number(until));
}

/** An instant counts when the article was public just before it, or is from then on. */
function counts(one: Article, when: Date): boolean {
  return visible(one, Number(when)) || visible(one, Number(when) - 1);
}

function keys(one: Pick<Article, 'sections' | 'authors' | 'tags' | 'partners'> | Withdrawal) {
  const name = (ref: string | { readonly path?: string; readonly slug?: string }) =>
    typeof ref === 'string' ? ref : (ref.path ?? ref.slug ?? '');
  return {
    section: one.sections.map(name).flatMap(upwards),
    author: one.authors.map(name),
    tag: one.tags.map(name),
    partner: one.partners ?? [],
  };
}

function belongs(of: ReturnType<typeof keys>, scope: Scope): boolean {
  if (scope.kind === 'site') return true;
  return scope.kind === 'section' ? of.section.includes(scope.path) : of[scope.kind].includes(scope.slug);
}
