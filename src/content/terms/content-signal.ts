/** The uses that content signals know (https://contentsignals.org), each with the usages of RSL 1.0 that include it. */
const SIGNALS = [
  ['search', ['all', 'search']],
  ['ai-input', ['all', 'ai-all', 'ai-input']],
  ['ai-train', ['all', 'ai-all', 'ai-train']],
] as const;

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
  const stated = SIGNALS.flatMap(([signal, usages]) => {
    const isIn = (words: readonly string[]) => usages.some((usage) => words.includes(usage));
    if (isIn(terms.prohibits)) return [`${signal}=no`];
    return isFree && isIn(terms.permits) ? [`${signal}=yes`] : [];
  });
  return stated.join(', ') || undefined;
}
