import type { Finding } from '../problems/problem.ts';

/** The usages of RSL 1.0 that include another. */
const WIDER = new Map<string, readonly string[]>([
  ['search', ['all']],
  ['ai-train', ['ai-all', 'all']],
  ['ai-input', ['ai-all', 'all']],
  ['ai-index', ['ai-all', 'all']],
  ['ai-all', ['all']],
]);

/** The uses that content signals know (https://contentsignals.org); RSL has the same words. */
const SIGNALS = ['search', 'ai-input', 'ai-train'] as const;

type Terms = {
  readonly permits?: readonly string[] | undefined;
  readonly prohibits?: readonly string[] | undefined;
};

/** The usage by which `usage` is among these, itself or a wider one. */
const includedIn = (words: readonly string[], usage: string): string | undefined =>
  [usage, ...(WIDER.get(usage) ?? [])].find((each) => words.includes(each));

/** Permits that do not contradict a prohibition: a prohibition counts, of the same usage and of one that includes it. */
export const validPermits = ({ permits = [], prohibits = [] }: Terms): readonly string[] =>
  permits.filter((usage) => includedIn(prohibits, usage) === undefined);

/** What is wrong with terms in which a prohibition takes back what is permitted. A prohibition within a wider permit is an exception. */
export function contradictions({ permits = [], prohibits = [] }: Terms): readonly Finding[] {
  return permits.flatMap((usage): readonly Finding[] => {
    const wider = includedIn(prohibits, usage);
    if (wider === undefined) return [];
    const message =
      wider === usage
        ? `${usage}: permitted and prohibited, so it counts as prohibited; remove it from one`
        : `${usage} is permitted, but ${wider}, which includes it, is prohibited, so it counts as prohibited; remove ${usage} here, or write what you prohibit in place of ${wider}`;
    return [{ code: 'bad-value', path: ['licensing', 'permits'], message }];
  });
}

/** What asks nothing that a crawler would first have to do: permission with it is permission. */
const UNCONDITIONAL = [undefined, 'free', 'attribution'];

/**
 * Terms in the words of RSL as a content signal. What is prohibited is `no`, also where a wider word permits it; what is permitted is
 * `yes`, unless it is paid for or a license must be fetched first: of that, and of what the terms do not mention, nothing is stated,
 * which neither grants nor restricts.
 */
export function contentSignal(terms: {
  readonly permits: readonly string[];
  readonly prohibits: readonly string[];
  readonly payment?: string | undefined;
  readonly server?: string | undefined;
}): string | undefined {
  const isFree = UNCONDITIONAL.includes(terms.payment) && terms.server === undefined;
  const stated = SIGNALS.flatMap((signal) => {
    if (includedIn(terms.prohibits, signal)) return [`${signal}=no`];
    return isFree && includedIn(terms.permits, signal) ? [`${signal}=yes`] : [];
  });
  return stated.join(', ') || undefined;
}
