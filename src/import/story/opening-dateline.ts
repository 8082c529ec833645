/**
 * The dateline that a text opens with: `PORTLAND, Ore. (AP)` of `PORTLAND, Ore. (AP) — A ferry …`. Its place is in capitals, as newspapers print it; a dash
 * follows. Undefined where there is none.
 */
export function openingDateline(text: string): string | undefined {
  const opening = text.trimStart().slice(0, 120);
  const [, dateline = ''] = /^([^—–]{3,80}?)\s*(?:[—–]|--? )/.exec(opening) ?? [];
  const [, place = ''] = /^([^,(]+)/.exec(dateline) ?? [];
  const letters = place.replace(/[^\p{L}]/gu, '');
  const isPlace =
    letters.length >= 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  if (!isPlace || /[.!?:;"“”]\s/.test(dateline.replace(/\b\p{L}{1,5}\.(?=\s|,|$)/gu, ''))) return undefined;
  return dateline.trim();
}
