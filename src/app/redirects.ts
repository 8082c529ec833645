import type { Redirect, Site } from '../collection/site.ts';
import { writePath } from '../http/path.ts';
import { parseAddress, takesQuery } from './address.ts';
import type { Redirect as Answer, Outcome } from './outcome.ts';
import { hasSelection } from './selection/read.ts';

/** Where a path has moved by the rules of site.yaml: those without patterns first, then the first that fits. */
export function ruleFor(
  path: string,
  { site, query }: { readonly site: Site; readonly query: string },
): Outcome | undefined {
  const { exact, patterns } = rulesOf(site);
  const to = exact.get(path) ?? firstOf(patterns, path);
  return to === undefined ? undefined : redirectTo(to, site, query);
}

/** A permanent redirect to a path of the site, or to an absolute URL. */
export function redirectTo(to: string, site: Site, query = ''): Answer {
  const base = new URL(site.url).pathname.replace(/\/+$/, '');
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
  // `//host` would be another host's.
  const own = path.startsWith('/') && !path.startsWith('//');
  const location = own ? `${base}${writePath(path)}${rest}${carried(path, rest, query)}` : new URL(to).href;
  return { kind: 'redirect', status: 301, location };
}

/** A selection goes along to a feed; everything else in a query meant something to the old system only. */
function carried(path: string, rest: string, query: string): string {
  const wanted = rest === '' && takesQuery(parseAddress(path)) && hasSelection(query);
  return wanted ? `?${query}` : '';
}

type Pattern = { readonly matches: RegExp; readonly to: string };
type Rules = { readonly exact: ReadonlyMap<string, string>; readonly patterns: readonly Pattern[] };

const known = new WeakMap<Site, Rules>();

function rulesOf(site: Site): Rules {
  const rules = known.get(site) ?? compiled(site.redirects ?? []);
  known.set(site, rules);
  return rules;
}

function compiled(redirects: readonly Redirect[]): Rules {
  const isPattern = ({ from }: Redirect) => /\*$|\/:[a-z]/.test(from);
  return {
    exact: new Map(redirects.filter((each) => !isPattern(each)).map(({ from, to }) => [from, to])),
    patterns: redirects.filter(isPattern).map(({ from, to }) => ({ matches: matcher(from), to })),
  };
}

/** Groups by the names of the placeholders. Segments cannot hold a slash, so no text is tried in two ways. */
function matcher(from: string): RegExp {
  const source = from
    .replace(/\*$/, '')
    .split('/')
    .map((segment) =>
      /^:[a-z]+$/.test(segment)
        ? `(?<${segment.slice(1)}>[^/]+)`
        : segment.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
    )
    .join('/');
  return new RegExp(`^${source}${from.endsWith('*') ? '(?<splat>.*)' : ''}$`, 's');
}

function firstOf(patterns: readonly Pattern[], path: string): string | undefined {
  for (const { matches, to } of patterns) {
    const groups = matches.exec(path)?.groups;
    if (groups === undefined) continue;
    const absolute = !to.startsWith('/');
    return to.replace(/:([a-z]+)/g, (whole, name: string) => {
      const value = groups[name];
      if (value === undefined) return whole;
      return absolute ? writePath(value) : value;
    });
  }
  return undefined;
}
