import { parsePath, takesQuery } from '../domain/addresses.ts';
import { createRedirects, isPattern } from '../domain/redirect.ts';
import { basePath, type Site } from '../domain/site.ts';
import { uri } from '../domain/uri.ts';
import { writePath } from '../http/path.ts';
import { hasSelection } from './feeds/selection/read.ts';
import type { RedirectResult } from './route-result.ts';

type Rules = Readonly<Record<'one' | 'many', ReturnType<typeof createRedirects>>>;

const rulesOf = new WeakMap<Site, Rules>();

/** Where a path has moved by the rules of site.yaml: by those that name it, or by those for many. */
export function ruleFor(
  path: string,
  { kind, site, query }: { readonly kind: keyof Rules; readonly site: Site; readonly query: string },
): RedirectResult | undefined {
  const { redirects = [] } = site;
  const rules = rulesOf.get(site) ?? {
    one: createRedirects(redirects.filter((each) => !isPattern(each))),
    many: createRedirects(redirects.filter(isPattern)),
  };
  rulesOf.set(site, rules);
  const to = rules[kind](path.length > 1 ? path.replace(/\/$/, '') : path);
  return to === undefined ? undefined : redirectTo(to, site, query);
}

/** A permanent redirect to a path of the site, or to an absolute URL. */
export function redirectTo(to: string, site: Site, query = ''): RedirectResult {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
  if (!path.startsWith('/')) return { kind: 'redirect', status: 301, location: uri(new URL(to).href) };
  // What a placeholder stood for may begin with a slash, and `//host` would be another host's.
  const own = path.replace(/^\/{2,}/, '/');
  return {
    kind: 'redirect',
    status: 301,
    location: uri(`${basePath(site)}${writePath(own)}${rest}${carried(own, rest, query)}`),
  };
}

/** A selection goes along to a feed; everything else in a query meant something to the old system only. */
function carried(path: string, rest: string, query: string): string {
  const keepsQuery = rest === '' && takesQuery(parsePath(path)) && hasSelection(query);
  return keepsQuery ? `?${query}` : '';
}
