import type { Scope } from '../../../domain/addresses.ts';
import type { Site } from '../../../domain/site.ts';
import type { HttpProblem } from '../../../http/problem.ts';
import { type FeedQuery, feedQueryOf, type Values, withoutNeedless, writeQuery } from './feed-query.ts';
import { type Parameter, type ParameterName, parameters } from './values.ts';

/** Most parameters, and characters of a query, that one address may have: what it asks for is work. */
const MOST = 24;
const LONGEST = 2_000;

/** What a query asks for, or what is wrong with it. */
export type SelectionResult =
  | {
      readonly ok: true;
      readonly choice: FeedQuery;
      /** Its canonical spelling, with its question mark; '' for none. */
      readonly canonical: string;
      /** Whether it says that already, however it is escaped: clients that escape otherwise would be redirected for ever. */
      readonly isCanonical: boolean;
    }
  | { readonly ok: false; readonly problem: HttpProblem };

type SelectionContext = {
  readonly scope: Scope;
  readonly site: Site;
  /** As sent, for the advice. */
  readonly path: string;
};

/**
 * Reads the query of a feed's or a page's address, as sent, without its question mark. Names that are none of ours are left out, as
 * readers and links add what means something to others: `_`, `utm_source`, `fbclid`.
 */
export function readSelection(query: string, { scope, site, path }: SelectionContext): SelectionResult {
  const pairs = query.split('&').filter(isKnown);
  if (pairs.length > MOST || pairs.join('&').length > LONGEST) {
    return wrong(path, [], `A query has ${MOST} parameters and ${LONGEST} characters at most.`);
  }
  const errors: ParameterError[] = [];
  const values = new Map<ParameterName, readonly string[]>();
  const names = new Set<string>();
  for (const pair of pairs) {
    const read = readPair(pair, site);
    if ('parameter' in read) errors.push(read);
    else if (names.has(read.name) && !read.rule.repeatable) {
      errors.push({ parameter: read.name, detail: 'it may stand only once' });
    } else {
      names.add(read.name);
      const all = [...(values.get(read.name) ?? []), ...(read.text === undefined ? [] : [read.text])];
      if (all.length > 0) values.set(read.name, [...new Set(all)].toSorted());
    }
  }
  if (errors.length > 0) return wrong(path, errors);
  const needed: Values = withoutNeedless(values, scope);
  const canonical = writeQuery(needed);
  const isCanonical = plain(query) === plain(canonical.slice(1));
  return { ok: true, choice: feedQueryOf(needed, site), canonical, isCanonical };
}

/** Whether a query, as sent, has a parameter that a selection takes. */
export function hasSelection(query: string): boolean {
  return query.split('&').some(isKnown);
}

type ParameterError = { readonly parameter: string; readonly detail: string; readonly offset?: number };
type Pair = { readonly name: ParameterName; readonly rule: Parameter; readonly text: string | undefined };

function readPair(pair: string, site: Site): Pair | ParameterError {
  // Only pairs that are known are read.
  const name = nameIn(pair) as ParameterName;
  const value = decode(pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : '');
  if (value === undefined) return { parameter: name, detail: 'the escapes of its value are not UTF-8' };
  const rule: Parameter = parameters[name];
  const read = rule.read(value, site);
  if ('text' in read) return { name, rule, text: read.text };
  const { wrong: detail, offset } = read;
  return {
    parameter: name,
    detail: offset === undefined ? detail : `at character ${offset + 1}, ${detail}`,
    offset,
  };
}

function wrong(path: string, errors: readonly ParameterError[], general?: string): SelectionResult {
  const reasons =
    general ?? `${errors.map(({ parameter, detail }) => `${parameter}: ${detail}`).join('; ')}.`;
  const detail = `${reasons} Ask for ${path} without it.`;
  return {
    ok: false,
    problem: { status: 400, detail, extensions: errors.length > 0 ? { errors } : undefined },
  };
}

function isKnown(pair: string): boolean {
  return Object.hasOwn(parameters, nameIn(pair) ?? '');
}

function nameIn(pair: string): string | undefined {
  return decode(pair.split('=')[0] ?? '');
}

/** A query without escapes, where they can be read; a line break keeps its parameters apart. */
const plain = (query: string): string =>
  query
    .split('&')
    .map((pair) => decode(pair) ?? pair)
    .join('\n');

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
