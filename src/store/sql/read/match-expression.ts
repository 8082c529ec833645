import type { Scope } from '../../../domain/addresses.ts';
import type { FacetFilter } from '../../../domain/metadata/facets.ts';
import type { Query } from '../../../domain/query.ts';
import type { Filter } from '../../../domain/selection.ts';
import { BREAK } from '../../../domain/words.ts';

/** The word by which the index knows a scope: letters and digits, all else as its code between dots. */
export function scopeWord(kind: IndexedKind, slug: string): string {
  const plain = slug.replace(/[^a-z0-9]/g, (character) => `·${character.charCodeAt(0).toString(16)}·`);
  return `${kind}·${plain}`;
}

/** What an article is found by: a scope, or a word that stands for what has no feed. */
export type IndexedKind = Scope['kind'] | 'facet';

/** A beginning of a word in what is looked for: the sign that stands for all that begin so, the words before it, each with a space, and it. */
export type Beginning = readonly [sign: string, before: string, prefix: string];

/** What FTS5 is to look for, with a sign for each beginning of a word, which only the index can write out. */
export type Match = { readonly text: string; readonly beginnings: readonly Beginning[] };

export function matchOf(scope: Scope, filter: Filter): Match {
  const beginnings: Beginning[] = [];
  const begin = (before: readonly string[], prefix: string): string => {
    // No word has such a sign.
    const placeholder = `\u0001${beginnings.length}\u0001`;
    beginnings.push([placeholder, before.map((word) => `${word} `).join(''), prefix]);
    return placeholder;
  };
  const slug = scope.kind === 'site' ? '' : scope.kind === 'section' ? scope.path : scope.slug;
  const terms = [
    inScopes(scope.kind, [slug]),
    ...anyOf(filter),
    ...(filter.facets ?? []).map(facetExpression),
    ...(filter.query === undefined ? [] : [queryOf(filter.query, begin)]),
  ].join(' AND ');
  const unwanted = anyOf(filter.exclude ?? {});
  const text = unwanted.length === 0 ? terms : `(${terms}) NOT (${unwanted.join(' OR ')})`;
  return { text, beginnings };
}

/** No text has it: two breaks never touch. */
export const NOTHING = `words : "${BREAK} ${BREAK} ${BREAK}"`;

const EVERYTHING = inScopes('site', ['']);

function anyOf({ sections = [], tags = [], authors = [] }: Filter): readonly string[] {
  const lists = [
    ['section', sections],
    ['tag', tags],
    ['author', authors],
  ] as const;
  return lists.filter(([, slugs]) => slugs.length > 0).map(([kind, slugs]) => inScopes(kind, slugs));
}

/** FTS5 finds what begins so by a star behind the phrase (https://www.sqlite.org/fts5.html §3.3). */
function facetExpression({ any, unless }: FacetFilter): string {
  const beginning = (word: string) => `scopes : "${scopeWord('facet', word)}" *`;
  const all = [
    ...any.map(beginning),
    ...(unless === undefined ? [] : [`(${EVERYTHING} NOT ${beginning(unless)})`]),
  ];
  return `(${all.join(' OR ')})`;
}

function inScopes(kind: Scope['kind'], slugs: readonly string[]): string {
  const words = slugs.map((slug) => `scopes : "${scopeWord(kind, slug)}"`);
  return `(${words.join(' OR ')})`;
}

/** Words hold letters and digits only, so nothing in them means anything to FTS5. */
function queryOf(query: Query, begin: (before: readonly string[], prefix: string) => string): string {
  switch (query.kind) {
    case 'words': {
      const [before, last] = [query.words.slice(0, -1), query.words.at(-1) ?? ''];
      return query.prefix ? `(${begin(before, last)})` : `(words : "${query.words.join(' ')}")`;
    }
    case 'any':
      return `(${query.of.map((one) => queryOf(one, begin)).join(' OR ')})`;
    case 'not':
      return `(${EVERYTHING} NOT ${queryOf(query.of, begin)})`;
    case 'all': {
      const positiveTerms = query.of.filter(({ kind }) => kind !== 'not').map((one) => queryOf(one, begin));
      const unwanted = query.of.flatMap((one) => (one.kind === 'not' ? [queryOf(one.of, begin)] : []));
      const positive = positiveTerms.length === 0 ? EVERYTHING : positiveTerms.join(' AND ');
      return unwanted.length === 0 ? `(${positive})` : `((${positive}) NOT (${unwanted.join(' OR ')}))`;
    }
  }
}
