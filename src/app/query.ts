import type { Problem } from '../http/problem.ts';

/** Parameters a feed takes. */
const known: readonly string[] = [];

/** What is wrong with the query of a feed's address, every parameter at fault by name; undefined when nothing is. */
export function queryProblem(query: string, path: string): Problem | undefined {
  const errors = query
    .split('&')
    .filter((pair) => pair !== '')
    .flatMap((pair) => parameterProblem(pair.split('=')[0] ?? '', pair));
  if (errors.length === 0) return undefined;
  return {
    status: 400,
    detail: `${errors.map(({ parameter, detail }) => `${parameter}: ${detail}`).join('; ')}. Ask for ${path} without it.`,
    extensions: { errors },
  };
}

type ParameterProblem = { readonly parameter: string; readonly detail: string };

function parameterProblem(rawName: string, pair: string): readonly ParameterProblem[] {
  const name = decode(rawName);
  if (name === undefined) return [{ parameter: rawName, detail: 'its escapes are no UTF-8' }];
  if (decode(pair) === undefined)
    return [{ parameter: name, detail: 'the escapes of its value are no UTF-8' }];
  return known.includes(name) ? [] : [{ parameter: name, detail: 'this feed has no such parameter' }];
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
