import { type EncodedItem, encode } from '../../xml/encoded.ts';

/** A member of a list as bytes, with the comma before it, which the first of a feed goes without. */
export const encodeMember = (value: object): EncodedItem => ({
  bytes: encode([',', stringify(value)]),
  namespaces: 0,
});

/** A document whose last key is a list of encoded members. */
export function joinMembers(head: object, key: string, members: readonly EncodedItem[]) {
  const [first = new Uint8Array(0), ...rest] = members.map(({ bytes }) => bytes);
  const before = `${stringify(head).slice(0, -1)},"${key}":[`;
  return [encode([before]), first.subarray(1), ...rest, encode([']}'])];
}

/** JSON without lone surrogates, which UTF-8 cannot carry. */
function stringify(value: unknown): string {
  const text = JSON.stringify(value);
  // JSON.stringify leaves them as escapes, so the usual text needs no second pass.
  if (!text.includes('\\ud')) return text;
  return JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'string' ? field.toWellFormed() : field,
  );
}
