import { scopePath, staticEndings } from '../../domain/addresses.ts';
import type { Directory } from '../../domain/directory.ts';
import { isPattern } from '../../domain/redirect.ts';
import { basePath, type Site } from '../../domain/site.ts';
import { uri } from '../../domain/uri.ts';
import { writePath } from '../../http/path.ts';
import { folded, type MovedTarget } from './fold.ts';

/** What Cloudflare reads of `_redirects` (https://developers.cloudflare.com/workers/static-assets/redirects/); other hosts read all. */
const CLOUDFLARE = { fixed: 2_000, patterns: 100 } as const;

type RedirectSource = {
  readonly site: Site;
  readonly directory: Directory;
  /** What the service answers by a redirect, the most important first. */
  readonly moved: readonly MovedTarget[];
  /** Paths at which there are files: some hosts would redirect them all the same. */
  readonly paths: ReadonlySet<string>;
  /** Targets of patterns at which nothing public stands. */
  readonly nowhere: ReadonlySet<string>;
  /** Old paths and folders as they are written. */
  readonly written: readonly string[];
};

/** Redirects in the order in which they are tried: those of one path each, then patterns. */
export type Redirects = {
  readonly fixed: readonly MovedTarget[];
  readonly patterns: readonly MovedTarget[];
  /** The rules of site.yaml for many paths, for hosts that look whether there is a file first. */
  readonly rules: readonly MovedTarget[];
  readonly warnings: readonly string[];
};

/** Every redirect of an export, and what Cloudflare will not read of it. */
export function redirectsOf({ site, directory, moved, nowhere, paths, written }: RedirectSource): Redirects {
  const base = basePath(site);
  const scopes = [directory.site, ...directory.sections, ...directory.authors, ...directory.tags].map(
    ({ scope }) => scopePath(scope),
  );
  const spellings = Map.groupBy(written, (path) => withoutSlash(path.toLowerCase()));
  const rules = (site.redirects ?? [])
    .filter((rule) => isPattern(rule) && !nowhere.has(rule.to))
    .map(({ from, to }) => ({ from, to: uri(to.startsWith('/') ? base + to : to), status: 301 }))
    .flatMap((rule) => spelledAs(rule, spellings))
    .map((rule) => ({ ...rule, from: base + rule.from }));
  // Every host takes 301; 308 says the same of what is only read.
  const named = moved.map((each) => ({
    ...{ from: decodeURIComponent(each.from.slice(base.length)), to: each.to },
    status: each.status === 308 ? 301 : each.status,
  }));
  const reserved = new Set([...paths].map((path) => withoutSlash(decodeURIComponent(path))));
  const { general, root, single } = endingRules(base, scopes, reserved);
  const fixed = distinct([
    ...root,
    ...named.map((each) => respelled(each, spellings)[0] ?? each),
    ...named.flatMap((each) => respelled(each, spellings).slice(1)),
    ...single,
  ])
    .map((each) => ({ ...each, from: base + writePath(each.from) }))
    .filter(({ from }) => !isThere(from, paths));
  const [accepted, refused] = split(
    [...rules, ...folders(base, scopes, spellings)],
    ({ from }) => !matchesAny(from, paths),
  );
  const patterns = distinct([...accepted, ...general]);
  const room = { fixed: CLOUDFLARE.fixed, patterns: CLOUDFLARE.patterns - patterns.length };
  const folds = folded(fixed, room, (from) => !matchesAny(from, paths));
  const all = [...patterns, ...folds.patterns];
  return {
    fixed: folds.fixed,
    patterns: all,
    rules,
    warnings: [
      ...refused.map(
        ({ from }) =>
          `${from} is not in _redirects: hosts would redirect what is there as well; name the old paths one by one, or use nginx`,
      ),
      ...beyond(folds.fixed, CLOUDFLARE.fixed, 'redirects'),
      ...beyond(all, CLOUDFLARE.patterns, 'patterns'),
    ],
  };
}

/** A `_redirects` file for Cloudflare and Netlify. Cloudflare takes what follows a pattern for patterns. */
export function redirectsFile({ fixed, patterns }: Pick<Redirects, 'fixed' | 'patterns'>): string {
  return [...fixed, ...patterns].map(({ from, to, status }) => `${from} ${to} ${status}\n`).join('');
}

/** A pattern as hosts read it: `*` is anything, `:name` a segment. */
export function patternOf(from: string): RegExp {
  const source = from
    .replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
    .replace('*', '(?<splat>.*)')
    .replace(/:([A-Za-z]\w*)/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}

/** Foreign names of feeds and lists below every section, author and tag: a pattern each, or where a file has such a name, one for each of them. */
function endingRules(
  base: string,
  scopes: readonly string[],
  reserved: ReadonlySet<string>,
): Readonly<Record<'general' | 'root' | 'single', readonly MovedTarget[]>> {
  const paths = [...reserved].filter((path) => path.startsWith(`${base}/`));
  const rules = staticEndings().map(({ ending, target, isChoice }) => {
    const rule = { ending, to: target, status: isChoice ? 302 : 301 };
    // `/*.xml` would be every feed.
    const general =
      ending.startsWith('/') && !paths.some((path) => path.slice(base.length + 1).endsWith(ending));
    return { ...rule, general };
  });
  const slashed = (ending: string) => (isFile(withoutSlash(ending)) ? [ending] : [ending, `${ending}/`]);
  const rulesOf = (scope: string, { ending, to, status }: (typeof rules)[number], target = scope) =>
    slashed(ending).map((name) => ({ from: scope + name, to: `${base}${target}${to}`, status }));
  return {
    general: rules
      .filter(({ general }) => general)
      .flatMap((rule) => rulesOf('/*', rule, '/:splat').map((each) => ({ ...each, from: base + each.from }))),
    root: rules.filter(({ ending }) => ending.startsWith('/')).flatMap((rule) => rulesOf('', rule)),
    single: rules
      .filter(({ general }) => !general)
      .flatMap((rule) => scopes.filter((scope) => scope !== '').flatMap((scope) => rulesOf(scope, rule))),
  };
}

/** Folders whose names have capitals lead to their sections, with all that is below. */
function folders(
  base: string,
  scopes: readonly string[],
  spellings: ReadonlyMap<string, readonly string[]>,
): readonly MovedTarget[] {
  return scopes
    .toSorted((one, other) => other.length - one.length)
    .flatMap((scope) =>
      (spellings.get(scope) ?? [])
        .filter((path) => path !== scope)
        .map((path) => ({ from: `${base}${writePath(path)}/*`, to: `${base}${scope}/:splat`, status: 301 })),
    );
}

/** A redirect from each spelling of its old path: as it is written, as requests are compared, and both with and without a slash. */
function respelled(
  each: MovedTarget,
  spellings: ReadonlyMap<string, readonly string[]>,
): readonly MovedTarget[] {
  const written = spellings.get(withoutSlash(each.from.toLowerCase())) ?? [];
  const paths = [...written, each.from].flatMap((path) => {
    const other = path.endsWith('/') ? withoutSlash(path) : `${path}/`;
    return isFile(path) ? [path] : [path, other];
  });
  return [...new Set(paths)].map((from) => ({ ...each, from }));
}

/** A pattern as it is written, and as requests are compared. */
function spelledAs(
  rule: MovedTarget,
  spellings: ReadonlyMap<string, readonly string[]>,
): readonly MovedTarget[] {
  const written = spellings.get(withoutSlash(rule.from.toLowerCase())) ?? [];
  return [...new Set([...written.map(withoutSlash), rule.from])].map((from) => ({
    ...rule,
    from: encodeURI(from),
  }));
}

function beyond(rules: readonly MovedTarget[], most: number, what: string): readonly string[] {
  const [first, last] = [rules[most], rules.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = rules.length === most + 1 ? first.from : `${first.from} to ${last.from}`;
  return [
    `Cloudflare reads ${most} ${what} of _redirects and ignores the last ${rules.length - most}, ${from}; other hosts read all`,
  ];
}

const matchesAny = (from: string, paths: ReadonlySet<string>): boolean => {
  const pattern = patternOf(from);
  return [...paths].some((path) => pattern.test(path));
};

/** Whether a host has something at a path, or adds or removes the slash at its end by itself. */
const isThere = (path: string, paths: ReadonlySet<string>): boolean =>
  paths.has(path) ||
  (!isFile(withoutSlash(path)) && (paths.has(withoutSlash(path)) || paths.has(`${withoutSlash(path)}/`)));

/** A slash does not follow the name of a file. */
const isFile = (path: string): boolean => /\.[a-z0-9]{2,5}$/i.test(path);

const withoutSlash = (path: string): string => path.replace(/(?<=.)\/$/, '');

/** The first of each old path. */
function distinct(all: readonly MovedTarget[]): readonly MovedTarget[] {
  const keys = new Set<string>();
  return all.filter(({ from }) => !keys.has(from) && keys.add(from));
}

function split(
  all: readonly MovedTarget[],
  holds: (each: MovedTarget) => boolean,
): readonly [readonly MovedTarget[], readonly MovedTarget[]] {
  return [all.filter(holds), all.filter((each) => !holds(each))];
}
