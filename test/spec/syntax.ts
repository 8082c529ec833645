/** Syntaxes that several standards share. */

/** RFC 822 date-time with a four-digit year and, in our feeds, always GMT. Checks that the day of the week fits. */
export function isRfc822(text: string): boolean {
  return RFC822.test(text) && new Date(text).toUTCString() === text;
}

/** RFC 3339 date-time with upper-case T and Z. */
export function isRfc3339(text: string): boolean {
  return RFC3339.test(text) && !Number.isNaN(Date.parse(text));
}

/** Absolute URI without spaces or characters that a URI must escape (IRIs pass). */
export function isAbsolute(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\u0000-\u001f\u007f]+$/i.test(text) && URL.canParse(text);
}

/** http or https. */
export function isWeb(text: string): boolean {
  return isAbsolute(text) && /^https?:\/\//.test(text);
}

/** BCP 47, well-formed. */
export function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** `type/subtype`, RFC 6838. */
export function isMediaType(text: string): boolean {
  return /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i.test(text);
}

/** RFC 5322 addr-spec as people have it. */
export function isEmail(text: string): boolean {
  return /^[^\s@<>()]+@[^\s@<>()]+$/.test(text);
}

const RFC822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
