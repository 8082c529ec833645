import { weight } from './accept.ts';

/** A content coding by its registered name (RFC 9110 §8.4.1). */
export type Coding = 'identity' | 'gzip' | 'br';

/** Smallest first: what is sent when a client likes several equally. */
const preference: readonly Coding[] = ['br', 'gzip', 'identity'];

/** Other names of the same codings (RFC 9110 §8.4.1.3). */
const synonyms: Readonly<Record<string, string>> = { 'x-gzip': 'gzip' };

/**
 * The content coding an Accept-Encoding field likes best among those available besides identity.
 * Undefined when not even identity is acceptable (RFC 9110 §12.5.3).
 */
export function chooseCoding(field: string | null, available: readonly Coding[]): Coding | undefined {
  if (field === null) return 'identity';
  const weights = parse(field);
  let best: Coding | undefined;
  let bestQ = 0;
  for (const coding of preference) {
    if (coding !== 'identity' && !available.includes(coding)) continue;
    const q = weights.get(coding) ?? defaultWeight(coding, weights);
    if (q > bestQ) [best, bestQ] = [coding, q];
  }
  return best;
}

/** Identity is acceptable, below all that is asked for, unless excluded by name or by `*;q=0`. */
function defaultWeight(coding: Coding, weights: ReadonlyMap<string, number>): number {
  const any = weights.get('*');
  if (coding !== 'identity') return any ?? 0;
  return any === 0 ? 0 : Number.MIN_VALUE;
}

function parse(field: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const element of field.toLowerCase().split(',')) {
    const [name = '', ...parameters] = element.split(';').map((part) => part.trim());
    if (name !== '') weights.set(synonyms[name] ?? name, weight(parameters));
  }
  return weights;
}
