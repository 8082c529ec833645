import type { Scope } from '../../collection/selection.ts';
import type { Site } from '../../collection/site.ts';
import type { Problem } from '../../http/problem.ts';
import { type Choice, choiceOf, type Values, withoutNeedless, writeQuery } from './choice.ts';
import { type Parameter, type ParameterName, parameters } from './values.ts';

/** Most parameters, and characters of a query, that one address may have: what it asks for is work. */
const MOST = 24;
const LONGEST = 2_000;

/** What a query asks for with its canonical spelling (with its question mark, '' for none), or what is wrong with it. */
export type Read =
  | { readonly ok: true; readonly choice: Choice; readonly canonical: string }
  | { readonly ok: false; readonly problem: Problem };

type Context = {
  readonly scope: Scope;
  readonly site: Site;
  /** As sent, for the advice. */
  readonly path: string;
  /** Pages ignore parameters they do not know, as links with tracking parameters need. */
  readonly lenient?: boolean;
};

/** Reads the query of a feed's or a page's address, as sent, without its question mark. */
export function readSelection(query: string, { scope, site, path, lenient = false }: Context): Read {
  const pairs = query.split('&').filter((pair) => pair !== '');
  const asked = lenient ? pairs.filter((pair) => isKnown(nameIn(pair) ?? '')) : pairs;
  if (asked.length > MOST || query.length > LONGEST) {
    return wrong(path, [], `A query has ${MOST} parameters and ${LONGEST} characters at most.`);
  }
  const errors: ParameterError[] = [];
  const values = new Map<ParameterName, readonly string[]>();
  const seen = new Set<string>();
  for (const pair of asked) {
    const read = readPair(pair, site);
    if ('parameter' in read) errors.push(read);
    else if (seen.has(read.name) && !read.rule.repeatable) {
      errors.push({ parameter: read.name, detail: 'it may stand only once' });
    } else {
      seen.add(read.name);
      const all = [...(values.get(read.name) ?? []), ...(read.text === undefined ? [] : [read.text])];
      if (all.length > 0) values.set(read.name, [...new Set(all)].toSorted());
    }
  }
  if (errors.length > 0) return wrong(path, errors);
  const kept: Values = withoutNeedless(values, scope);
  return { ok: true, choice: choiceOf(kept, site), canonical: writeQuery(kept) };
}

/** Whether a query, as sent, has a parameter that a selection takes. */
export function hasSelection(query: string): boolean {
  return query.split('&').some((pair) => isKnown(nameIn(pair) ?? ''));
}

type ParameterError = { readonly parameter: string; readonly detail: string; readonly offset?: number };
type Pair = { readonly name: ParameterName; readonly rule: Parameter; readonly text: string | undefined };

function readPair(pair: string, site: Site): Pair | ParameterError {
  const name = nameIn(pair);
  if (name === undefined) return { parameter: pair.split('=')[0] ?? '', detail: 'its escapes are no UTF-8' };
  if (!isKnown(name)) {
    return {
      parameter: name,
      detail: `there is no such parameter; ${Object.keys(parameters).join(', ')} are`,
    };
  }
  const value = decode(pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : '');
  if (value === undefined) return { parameter: name, detail: 'the escapes of its value are no UTF-8' };
  const rule: Parameter = parameters[name];
  const read = rule.read(value, site);
  if ('text' in read) return { name, rule, text: read.text };
  const { wrong: detail, offset } = read;
  return {
    parameter: name,
    detail: offset === undefined ? detail : `at character ${offset + 1}, ${detail}`,
    ...(offset !== undefined && { offset }),
  };
}

function wrong(path: string, errors: readonly ParameterError[], general?: string): Read {
  const told = general ?? `${errors.map(({ parameter, detail }) => `${parameter}: ${detail}`).join('; ')}.`;
  const detail = `${told} Ask for ${path} without it.`;
  return {
    ok: false,
    problem: { status: 400, detail, ...(errors.length > 0 && { extensions: { errors } }) },
  };
}

function isKnown(name: string): name is ParameterName {
  return Object.hasOwn(parameters, name);
}

function nameIn(pair: string): string | undefined {
  return decode(pair.split('=')[0] ?? '');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
