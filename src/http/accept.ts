/** One thing that can be sent, and the other names clients ask for it under. */
export type MediaTypeOffer = { readonly type: string; readonly alsoKnownAs: readonly string[] };

type Range = { readonly type: string; readonly parameters: number; readonly q: number };

/**
 * The offer an Accept field likes best: by quality, then by how specifically it was asked for, then by the offers' order.
 * Undefined when none is acceptable (RFC 9110 §12.5.1). No field accepts everything.
 */
export function negotiate<T extends MediaTypeOffer>(
  accept: string | null,
  available: readonly T[],
): T | undefined {
  const ranges = parseAccept(accept);
  if (!ranges) return available[0];
  let best: { offer: T; q: number; specificity: number } | undefined;
  for (const offer of available) {
    const { q, specificity } = quality(offer, ranges);
    if (q === 0) continue;
    if (!best || q > best.q || (q === best.q && specificity > best.specificity))
      best = { offer, q, specificity };
  }
  return best?.offer;
}

/** Whether an Accept field names HTML itself, as browsers do, and likes it no less than anything else. */
export function prefersHtml(accept: string | null): boolean {
  const ranges = parseAccept(accept) ?? [];
  const html = ranges.find(({ type }) => type === 'text/html');
  return html !== undefined && html.q > 0 && ranges.every(({ q }) => q <= html.q);
}

function parseAccept(field: string | null): readonly Range[] | undefined {
  if (field === null || field.trim() === '') return undefined;
  const ranges = field.split(',').flatMap((element) => {
    const [type = '', ...parameters] = element.split(';').map((part) => part.trim().toLowerCase());
    if (!/^[^\s/]+\/[^\s/]+$/.test(type)) return [];
    return [
      { type, parameters: parameters.filter((each) => !each.startsWith('q=')).length, q: weight(parameters) },
    ];
  });
  return ranges.length > 0 ? ranges : undefined;
}

/** The most specific range that covers the offer decides its quality (§12.5.1). */
function quality(offer: MediaTypeOffer, ranges: readonly Range[]): { q: number; specificity: number } {
  let best = { q: 0, specificity: 0 };
  for (const range of ranges) {
    const specificity = specificityOf(range, offer);
    if (specificity > best.specificity || (specificity === best.specificity && range.q > best.q)) {
      best = { q: range.q, specificity };
    }
  }
  return best;
}

/** Parameters other than charset are not what our types carry, so such a range covers nothing. */
function specificityOf(range: Range, { type, alsoKnownAs }: MediaTypeOffer): number {
  if (range.type === type) return 4;
  if (alsoKnownAs.includes(range.type)) return 3;
  if (range.type === `${type.split('/')[0]}/*`) return 2;
  return range.type === '*/*' ? 1 : -1;
}

/** Quality 0 to 1 with at most three decimals; an unreadable one counts as 1, as browsers' servers have it. */
export function weight(parameters: readonly string[]): number {
  const q = parameters.find((each) => /^q\s*=/.test(each));
  if (q === undefined) return 1;
  const value = q.slice(q.indexOf('=') + 1).trim();
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(value) ? Number(value) : 1;
}
