/** From a path (without a slash at its end) to where it has moved by some rules: those without patterns first, then the first that fits. */
export function createRedirects(redirects: readonly Redirect[]): (path: string) => string | undefined {
  const exact = new Map(redirects.filter((each) => !isPattern(each)).map(({ from, to }) => [from, to]));
  const patterns = redirects.filter(isPattern).map(({ from, to }) => ({ matches: matcher(from), to }));
  return (path) => exact.get(path) ?? firstOf(patterns, path);
}

/** Whether a rule is for many paths. */
export function isPattern({ from }: Redirect): boolean {
  return /\*$|\/:[a-z]/.test(from);
}

/** The placeholders in either side of a rule, without their colons. */
export function placeholders(text: string): readonly string[] {
  const path = text.replace(/^https?:\/\/[^/]*/, '');
  const named = [...path.matchAll(/:([a-z]+)/g)].map(([, name = '']) => name);
  return path.endsWith('*') ? [...named, 'splat'] : named;
}

type Pattern = { readonly matches: RegExp; readonly to: string };

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
    const [, host = '', rest = ''] = /^(https?:\/\/[^/]*)?(.*)$/s.exec(to) ?? [];
    // In a URL of another site a sign of the path must not become one of the query.
    const put = (value: string) => (host === '' ? value : value.split('/').map(encodeURIComponent).join('/'));
    return host + rest.replace(/:([a-z]+)/g, (whole, name: string) => put(groups[name] ?? whole));
  }
  return undefined;
}

/**
 * From a path to another, or to an absolute URL. In `from`, `:name` stands for one segment and a `*` at the end for all that
 * follows; `:name` and `:splat` in `to` for what they stood for.
 */
export type Redirect = { readonly from: string; readonly to: string };
