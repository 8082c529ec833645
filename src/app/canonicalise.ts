import {
  type Address,
  aliasTargets,
  buildPath,
  couldBeScope,
  type FeedAddress,
  LIST_FILES,
  parsePath,
  takesQuery,
} from '../domain/addresses.ts';
import { basePath } from '../domain/site.ts';
import { decodedPart } from '../domain/uri.ts';
import { type RequestPath, readPath, writePath } from '../http/path.ts';
import { longestTarget, splitTarget } from '../http/target.ts';
import { liveFeed } from './feeds/live-feed.ts';
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
  const address = parsePath(canonical);
  // A section, an author or a tag has its address, wherever that led before; asked together, as each alone would be a trip to the store.
  const [there, isScope] = await Promise.all([
    isCanonical ? resultAt(address, question, { base, path }) : undefined,
    couldBeScope(canonical) && exists(parsePath(`${canonical}/`), question),
  ]);
  // What was withdrawn has no address any more once a rule gives that to something else.
  const isGone = there?.kind === 'resource' && there.prepared.resource.status === 410;
  if (isGone) return (await ruleToWhatIsThere(canonical, 'one', question)) ?? there;
  if (there && !(there.kind === 'redirect' && isScope)) return there;
  // Together, as nearly all that is asked for in vain is none of them. Rules for many come last, so that `/news/*` does not take away
  // other spellings of what is there.
  const [rule, live, other, rest] = await Promise.all([
    isScope ? undefined : ruleToWhatIsThere(canonical, 'one', question),
    isCanonical && takesQuery(address) ? feedAt(address, question, { base, path }, liveFeed) : undefined,
    elsewhere(canonical, question, { base, query, isCanonical }),
    ruleToWhatIsThere(canonical, 'many', question),
  ]);
  return rule ?? live ?? other ?? rest ?? problem(404, notFound);
}

/** A path below the site's own. Requests may come without that, from a proxy that takes it away; not in its place: `/paper` is the front page. */
function readBelow(base: string, path: string): RequestPath | undefined {
  const whole = readPath(path);
  const root = readPath(base)?.canonical ?? '';
  if (!whole || !`${whole.canonical}/`.startsWith(`${root}/`)) return whole;
  // Compared decoded: a client that escapes otherwise would be redirected for ever.
  const parts = path.split('/');
  const depth = base.split('/').length;
  const isSpelt = decodedPart(parts.slice(0, depth).join('/')) === decodedPart(base) && parts.length > depth;
  const rest = isSpelt ? readPath(`/${parts.slice(depth).join('/')}`) : undefined;
  return rest ?? { canonical: whole.canonical.slice(root.length) || '/', isCanonical: false };
}

/** A rule for this path, or the one that it leads on to, if what that leads to is public: its address tells of a story that is not. */
async function ruleToWhatIsThere(
  canonical: string,
  kind: 'one' | 'many',
  question: RequestContext,
): Promise<RouteResult | undefined> {
  const steps = stepsFrom(canonical, kind, question);
  const there = await Promise.all(
    steps.map(
      async ({ path }) => path === undefined || (await firstThere([path, ...aliasTargets(path)], question)),
    ),
  );
  return steps.find((_, index) => there[index])?.rule;
}

/** A rule with the path that it leads to here; undefined: elsewhere. */
type Step = { readonly rule: RouteResult; readonly path?: string };

/** Rules that are followed from one path. */
const most = 10;

/** The rules that lead on from a path, in the order in which they are tried, after those that were found before. */
function stepsFrom(
  from: string,
  kind: 'one' | 'many',
  question: RequestContext,
  found: readonly Step[] = [],
): readonly Step[] {
  const {
    collection: { site },
    query,
  } = question;
  const rule = found.length < most ? ruleFor(from, { kind, site, query }) : undefined;
  if (!rule?.location.startsWith('/')) return rule ? [...found, { rule }] : found;
  const path = readBelow(basePath(site), splitTarget(rule.location.replace(/#.*$/s, '')).path)?.canonical;
  if (path === undefined || found.some((step) => step.path === path)) return found;
  return stepsFrom(path, 'many', question, stepsFrom(path, 'one', question, [...found, { rule, path }]));
}

/** The first of some canonical paths at which there is something. */
async function firstThere(paths: readonly string[], question: RequestContext): Promise<string | undefined> {
  // Asked at once, as each alone would be a trip to the store.
  const there = await Promise.all(paths.map((path) => exists(parsePath(path), question)));
  return paths.find((_, index) => there[index]);
}

type RequestedPath = { readonly base: string /** As sent. */; readonly path: string };

/** What stands at a canonical path. */
const resultAt = (address: Address, question: RequestContext, requested: RequestedPath) =>
  takesQuery(address) ? feedAt(address, question, requested) : routeTo(address, question);

/** A feed, the way to the one spelling of what is asked of it, or what is wrong with that; `feedOf`: of another kind than usual. */
async function feedAt(
  address: FeedAddress,
  question: RequestContext,
  { base, path }: RequestedPath,
  feedOf?: typeof liveFeed,
): Promise<RouteResult | undefined> {
  const { query, collection, now } = question;
  const read = readSelection(query, { scope: address.scope, site: collection.site, path });
  const asked = read.ok ? { ...question, choice: read.choice } : question;
  if (read.ok && read.isCanonical) return routeTo(address, asked, feedOf);
  const there = feedOf ? await routeTo(address, asked, feedOf) : await collection.has(address.scope, now);
  if (!there) return undefined;
  if (!read.ok) return refused(read.problem);
  return {
    kind: 'redirect',
    status: 308,
    location: `${base}${writePath(buildPath(address))}${read.canonical}`,
  };
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
  const candidate = await firstThere(candidates, question);
  if (candidate === undefined) return undefined;
  const search = query === '' ? '' : `?${query}`;
  return { kind: 'redirect', status: 308, location: `${base}${writePath(candidate)}${search}` };
}

function problem(status: number, detail: string): RouteResult {
  return refused({ status, detail });
}

const notFound = `Nothing is published at this address. /${LIST_FILES.rss} lists every feed.`;
