/** First and last byte, both included. */
export type ByteRange = { readonly first: number; readonly last: number };

/** What a Range field comes to; only a part has bounds. */
export type RangeAnswer =
  | { readonly kind: 'whole' }
  | { readonly kind: 'unsatisfiable' }
  | ({ readonly kind: 'part' } & ByteRange);

const whole: RangeAnswer = { kind: 'whole' };

/**
 * What a Range field asks of `length` bytes. Several ranges, other units and nonsense are ignored, as RFC 9110 §14.2 lets a
 * server do: the whole is always a right answer.
 */
export function parseRange(field: string | null, length: number): RangeAnswer {
  const parts = /^bytes\s*=\s*(?:(\d+)\s*)?-\s*(\d*)$/i.exec(field?.trim() ?? '');
  if (!parts) return whole;
  const [, from = '', to = ''] = parts;
  if (from === '') return suffix(to, length);
  const first = Number(from);
  const last = to === '' ? length - 1 : Math.min(Number(to), length - 1);
  if (to !== '' && Number(to) < first) return whole;
  return first < length ? { kind: 'part', first, last } : { kind: 'unsatisfiable' };
}

/** If-Range holds only for the very same strong tag (RFC 9110 §13.1.5); dates are not precise enough and never match. */
export function rangeStillHolds(ifRange: string | null, tag: string): boolean {
  return ifRange === null || ifRange.trim() === `"${tag}"`;
}

function suffix(digits: string, length: number): RangeAnswer {
  if (digits === '') return whole;
  const count = Number(digits);
  if (count === 0 || length === 0) return { kind: 'unsatisfiable' };
  return { kind: 'part', first: Math.max(0, length - count), last: length - 1 };
}
