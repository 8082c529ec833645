import type { Query } from '../query.ts';
import type { Filter, Scope } from '../selection.ts';
import { BREAK } from '../words.ts';

/** The word by which the index knows a scope: letters and digits, all else as its code between dots. */
export function scopeWord(kind: Scope['kind'], slug: string): string {
  const plain = slug.replace(/[^a-z0-9]/g, (sign) => `·${sign.charCodeAt(0).toString(16)}·`);
  return `${kind}·${plain}`;
}

/** What FTS5 is to look for. `expand`: the words that begin so; none means that nothing does. */
export function matchOf(scope: Scope, filter: Filter, expand: (prefix: string) => readonly string[]): string {
  const slug = scope.kind === 'site' ? '' : scope.kind === 'section' ? scope.path : scope.slug;
  const wanted = [
    inScopes(scope.kind, [slug]),
    ...anyOf(filter),
    ...(filter.query === undefined ? [] : [queryOf(filter.query, expand)]),
  ].join(' AND ');
  const unwanted = anyOf(filter.exclude ?? {});
  return unwanted.length === 0 ? wanted : `(${wanted}) NOT (${unwanted.join(' OR ')})`;
}

/** No text has it: two breaks never touch. */
const NOTHING = `words : "${BREAK} ${BREAK} ${BREAK}"`;

const EVERYTHING = inScopes('site', ['']);

function anyOf({ sections = [], tags = [], authors = [] }: Filter): readonly string[] {
  const lists = [
    ['section', sections],
    ['tag', tags],
    ['author', authors],
  ] as const;
  return lists.filter(([, slugs]) => slugs.length > 0).map(([kind, slugs]) => inScopes(kind, slugs));
}

function inScopes(kind: Scope['kind'], slugs: readonly string[]): string {
  const words = slugs.map((slug) => `scopes : "${scopeWord(kind, slug)}"`);
  return `(${words.join(' OR ')})`;
}

/** Words hold letters and digits only, so nothing in them means anything to FTS5. */
function queryOf(query: Query, expand: (prefix: string) => readonly string[]): string {
  switch (query.kind) {
    case 'words': {
      const [before, last] = [query.words.slice(0, -1), query.words.at(-1) ?? ''];
      const ends = query.prefix ? expand(last) : [last];
      if (ends.length === 0) return `(${NOTHING})`;
      return `(${ends.map((end) => `words : "${[...before, end].join(' ')}"`).join(' OR ')})`;
    }
    case 'any':
      return `(${query.of.map((one) => queryOf(one, expand)).join(' OR ')})`;
    case 'not':
      return `(${EVERYTHING} NOT ${queryOf(query.of, expand)})`;
    case 'all': {
      const wanted = query.of.filter(({ kind }) => kind !== 'not').map((one) => queryOf(one, expand));
      const unwanted = query.of.flatMap((one) => (one.kind === 'not' ? [queryOf(one.of, expand)] : []));
      const positive = wanted.length === 0 ? EVERYTHING : wanted.join(' AND ');
      return unwanted.length === 0 ? `(${positive})` : `((${positive}) NOT (${unwanted.join(' OR ')}))`;
    }
  }
}
