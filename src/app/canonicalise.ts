import { aliasTargets, type FeedAddress, LIST_FILES, parsePath, takesQuery } from '../domain/addresses.ts';
import { basePath } from '../domain/site.ts';
import { type RequestPath, readPath, writePath } from '../http/path.ts';
import { longestTarget, splitTarget } from '../http/target.ts';
import { readSelection } from './feeds/selection/read.ts';
import { ruleFor } from './redirects.ts';
import { type RouteResult, refused } from './route-result.ts';
import { exists, type RequestContext, routeTo } from './routes.ts';

/** What a target gets: what stands there, the way to its canonical spelling, or why there is nothing. */
export async function canonicalise(
  target: string,
  context: Omit<RequestContext, 'query'>,
): Promise<RouteResult> {
  if (target.length > longestTarget)
    return problem(414, `An address here has ${longestTarget} characters at most.`);
  const { path, query } = splitTarget(target);
  const question = { ...context, query };
  const base = basePath(question.collection.site);
  const read = readBelow(base, path);
  if (!read) return problem(400, 'The path holds escapes that are not UTF-8, or control characters.');
  const { canonical, isCanonical } = read;
  const { site } = question.collection;
  return (
    (isCanonical ? await resultAt(canonical, question, { base, path }) : undefined) ??
    (await ruleToWhatIsThere(canonical, question)) ??
    (await elsewhere(canonical, question, { base, query, isCanonical })) ??
    // Last, so that `/news/*` does not take away other spellings of what is there.
    ruleFor(canonical, { kind: 'many', site, query }) ??
    problem(404, notFound)
  );
}

/** A path below the site's own. Requests may come without that, from a proxy that takes it away; not in its place: `/paper` is the front page. */
function readBelow(base: string, path: string): RequestPath | undefined {
  const whole = readPath(path);
  const root = readPath(base)?.canonical ?? '';
  if (!whole || !`${whole.canonical}/`.startsWith(`${root}/`)) return whole;
  const isSpelt = path.startsWith(`${base}/`);
  const rest = isSpelt ? readPath(path.slice(base.length)) : undefined;
  return rest ?? { canonical: whole.canonical.slice(root.length) || '/', isCanonical: false };
}

/** Rules followed from one path. */
const most = 10;

/**
 * A rule that names this path alone, or the one that it leads on to, if what that leads to is public: its address tells of a story
 * that is not.
 */
async function ruleToWhatIsThere(
  canonical: string,
  question: RequestContext,
  left = most,
): Promise<RouteResult | undefined> {
  const { collection, query } = question;
  const { site } = collection;
  const rule = ruleFor(canonical, { kind: 'one', site, query });
  if (!rule?.location.startsWith('/')) return rule;
  const own = readBelow(basePath(site), splitTarget(rule.location.replace(/#.*$/s, '')).path);
  if (!own || left === 0) return undefined;
  if (await exists(parsePath(own.canonical), question)) return rule;
  return ruleToWhatIsThere(own.canonical, question, left - 1);
}

type RequestedPath = { readonly base: string /** As sent. */; readonly path: string };

/** What stands at a canonical path. */
async function resultAt(
  canonical: string,
  question: RequestContext,
  requested: RequestedPath,
): Promise<RouteResult | undefined> {
  const address = parsePath(canonical);
  return takesQuery(address) ? feedAt(address, canonical, question, requested) : routeTo(address, question);
}

/** A feed, the way to the one spelling of what is asked of it, or what is wrong with that. */
async function feedAt(
  address: FeedAddress,
  canonical: string,
  question: RequestContext,
  { base, path }: RequestedPath,
): Promise<RouteResult | undefined> {
  const { query, collection } = question;
  const read = readSelection(query, { scope: address.scope, site: collection.site, path });
  if (read.ok && read.isCanonical) return routeTo(address, { ...question, choice: read.choice });
  if (!(await exists(address, question))) return undefined;
  if (!read.ok) return refused(read.problem);
  return { kind: 'redirect', status: 308, location: `${base}${writePath(canonical)}${read.canonical}` };
}

/**
 * A redirect to the first thing that exists among those the path may mean. Built from the canonical path alone, which
 * begins with one slash, so it never leads to another host.
 */
async function elsewhere(
  path: string,
  question: RequestContext,
  {
    base,
    query,
    isCanonical,
  }: { readonly base: string; readonly query: string; readonly isCanonical: boolean },
): Promise<RouteResult | undefined> {
  const candidates = [...(isCanonical ? [] : [path]), ...aliasTargets(path)];
  // Asked at once, as each alone would be a trip to the store.
  const there = await Promise.all(candidates.map((candidate) => exists(parsePath(candidate), question)));
  const candidate = candidates.find((_, index) => there[index]);
  if (candidate === undefined) return undefined;
  const search = query === '' ? '' : `?${query}`;
  return { kind: 'redirect', status: 308, location: `${base}${writePath(candidate)}${search}` };
}

function problem(status: number, detail: string): RouteResult {
  return refused({ status, detail });
}

const notFound = `Nothing is published at this address. /${LIST_FILES.rss} lists every feed.`;
