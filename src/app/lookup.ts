import type { Site } from '../collection/site.ts';
import { readPath, writePath } from '../http/path.ts';
import type { Problem } from '../http/problem.ts';
import { longestTarget, splitTarget } from '../http/target.ts';
import { parseAddress, takesQuery } from './address.ts';
import { meantBy } from './aliases.ts';
import { queryProblem } from './query.ts';
import { type Answer, exists, type Question, resolve } from './resolve.ts';

/** What a target gets. */
export type Outcome = Answer | { readonly kind: 'redirect'; readonly location: string };

/** What a target gets: what stands there, the way to its canonical spelling, or why there is nothing. */
export async function lookUp(target: string, question: Question): Promise<Outcome> {
  if (target.length > longestTarget)
    return problem(414, `An address here has ${longestTarget} characters at most.`);
  const { path, query } = splitTarget(target);
  const base = basePath(question.collection.site);
  const read = readPath(path.startsWith(`${base}/`) ? path.slice(base.length) : path);
  if (!read) return problem(400, 'The path holds escapes that are no UTF-8, or control characters.');
  const address = parseAddress(read.canonical);
  const there = read.isCanonical ? await resolve(address, question) : undefined;
  const wrong = there && takesQuery(address) ? queryProblem(query, path) : undefined;
  if (wrong) return { kind: 'problem', problem: wrong };
  return there ?? (await elsewhere(read.canonical, question, { base, query })) ?? problem(404, notFound);
}

/**
 * A redirect to the first thing that exists among those the path may mean. Built from the canonical path alone, which
 * begins with one slash, so it never leads to another host.
 */
async function elsewhere(
  path: string,
  question: Question,
  { base, query }: { readonly base: string; readonly query: string },
): Promise<Outcome | undefined> {
  for (const candidate of [path, ...meantBy(path)]) {
    if (!(await exists(parseAddress(candidate), question))) continue;
    const search = query === '' ? '' : `?${query}`;
    return { kind: 'redirect', location: `${base}${writePath(candidate)}${search}` };
  }
  return undefined;
}

/** The path of the site's own address, without a trailing slash; requests may come with or without it. */
export function basePath(site: Site): string {
  return new URL(site.url).pathname.replace(/\/+$/, '');
}

function problem(status: Problem['status'], detail: string): Outcome {
  return { kind: 'problem', problem: { status, detail } };
}

const notFound = 'Nothing is published at this address. /opml.xml lists every feed.';
