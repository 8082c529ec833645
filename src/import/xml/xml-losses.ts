import type { Loss } from '../imported.ts';
import type { DecodedText } from './decode-xml.ts';
import { type StrayBytes, strayText } from './mixed-text.ts';
import { readLenientXml } from './xml-tree.ts';

/** Bytes of another encoding than a file has. */
export const strayLoss = (place: string, stray: StrayBytes): Loss => ({
  ...{ place, what: strayText(stray), kind: 'byte that is not UTF-8', count: stray.count },
});

/** A document that ends before it is whole; `read`: what was read of it. */
export const cutLoss = (place: string, read: string): Loss => ({
  place,
  what: `it ends before it is whole: ${read} was read, and what came after is missing; get it again, and import that`,
  kind: 'file that is cut off',
  error: 'incomplete',
});

/** Faults that are named of one document. */
const NAMED = 5;

/** What is wrong with a document of XML, which was read as well as can be; nothing of one in JSON but its bytes. */
export function xmlLosses({ text, stray }: DecodedText, place: string): readonly Loss[] {
  const bytes = stray ? [strayLoss(place, stray)] : [];
  if (!/^\s{0,99}</.test(text)) return bytes;
  const { faults, isCut } = readLenientXml(text);
  const named = faults.slice(0, NAMED).map(
    ({ line = 1, message }): Loss => ({
      place: `${place}: line ${line}`,
      what: `not well-formed XML: ${message}; read as well as can be`,
      kind: 'XML that is not well-formed',
    }),
  );
  return [...bytes, ...named, ...(isCut ? [cutLoss(place, 'its beginning')] : [])];
}
