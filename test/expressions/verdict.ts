import { check } from 'recheck';
import type { Expression } from './expressions.ts';

/** Undefined for an expression that takes linear time at most; else how much it takes, and of what. */
export function verdict({
  pattern,
  flags,
}: Pick<Expression, 'pattern' | 'flags'>): Promise<string | undefined> {
  const key = `/${pattern}/${flags}`;
  const known =
    verdicts.get(key) ?? (isRepeated(pattern) ? judge(pattern, flags) : Promise.resolve(undefined));
  verdicts.set(key, known);
  return known;
}

const verdicts = new Map<string, Promise<string | undefined>>();

/** Without repetition there is no more to try at each place than the expression is long. */
const isRepeated = (pattern: string): boolean => /[*+{]/.test(pattern);

/** No limit is one of time, so that a verdict is the same on every machine. */
const limits = {
  attackLimit: 50_000_000,
  timeout: null,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
  randomSeed: 1,
  // Small automata are judged exactly; larger ones would take minutes, and are fuzzed.
  maxNFASize: 2_000,
};

/** A repetition with an upper limit is work that does not grow with the input: a small one says the same, and is judged in a moment. */
const shortened = (pattern: string): string =>
  pattern.replace(/\{(\d+)(?:(,)(\d*))?\}/g, (_, least: string, comma = '', most = '') => {
    const few = (count: string) => (count === '' ? '' : Math.min(Number(count), 3));
    return `{${few(least)}${comma}${few(most)}}`;
  });

/** By the program for this platform where recheck brings one: its build in JavaScript takes four times as long. */
async function judge(source: string, flags: string): Promise<string | undefined> {
  const pattern = shortened(source);
  const found = await check(pattern, flags, limits);
  if (found.status === 'safe') return undefined;
  if (found.status === 'unknown') return `unknown (${found.error.kind})`;
  return `${found.complexity.summary}, by ${JSON.stringify(found.attack.pumps.map(({ pump }) => pump))}`;
}
