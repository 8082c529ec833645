import { FARTHEST } from '../../../domain/metadata/place.ts';
import { parseQuery, queryText } from '../../../domain/query.ts';
import type { Site } from '../../../domain/site.ts';
import { readPlace, writePlace } from './archive-place.ts';
import { dayOf, startOfDay, utcMidnight } from './local-day.ts';

/** A value as it is canonically spelt (`undefined`: the same as without it), or what is wrong with it. */
export type ParameterValue =
  | { readonly text: string | undefined }
  | { readonly wrong: string /** UTF-16 units into the value. */; readonly offset?: number };

/** A parameter of a selection. */
export type Parameter = {
  readonly repeatable: boolean;
  read(value: string, site: Site): ParameterValue;
};

/** Every parameter of a feed's address, in the order of a canonical one. */
export const parameters = {
  archive: { repeatable: false, read: archive },
  author: { repeatable: true, read: slug },
  brief: { repeatable: false, read: brief },
  exclude: { repeatable: true, read: exclude },
  language: { repeatable: true, read: language },
  limit: { repeatable: false, read: limit },
  near: { repeatable: false, read: near },
  q: { repeatable: false, read: query },
  section: { repeatable: true, read: section },
  since: { repeatable: false, read: since },
  subject: { repeatable: true, read: subject },
  tag: { repeatable: true, read: slug },
} as const satisfies Readonly<Record<string, Parameter>>;

export type ParameterName = keyof typeof parameters;

const MOST = 200;

function limit(value: string, { feeds }: Site): ParameterValue {
  const count = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (count < 1 || count > MOST) return { wrong: `should be a whole number from 1 to ${MOST}` };
  return { text: count === feeds.limit ? undefined : String(count) };
}

function brief(value: string): ParameterValue {
  if (/^(?:1|true|yes|)$/i.test(value)) return { text: '1' };
  return /^(?:0|false|no)$/i.test(value) ? { text: undefined } : { wrong: 'should be 1, or be left out' };
}

/** A slug in any spelling that says the same; whether there is such an author or tag is not told. */
function slug(value: string): ParameterValue {
  const text = value.normalize('NFC').trim().toLowerCase().replace(/\s+/g, '-');
  return SLUG.test(text) ? { text } : { wrong: 'should be as in the address of its page, such as jane-doe' };
}

/** A BCP 47 tag, or the beginning of one, as addresses are spelt. */
function language(value: string): ParameterValue {
  const text = value.trim().replaceAll('_', '-').toLowerCase();
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/.test(text)
    ? { text }
    : { wrong: 'should be a language tag, such as es or en-us' };
}

/** A code of IPTC's Media Topics; whether there is such a topic is not told. */
function subject(value: string): ParameterValue {
  const text = /^(?:medtop:)?(\d{8})$/i.exec(value.trim())?.[1];
  return text === undefined
    ? { wrong: 'should be a code of IPTC’s Media Topics, such as medtop:20000763' }
    : { text };
}

/** Latitude, longitude and kilometers; to some ten meters. */
function near(value: string): ParameterValue {
  const place = readNear(value);
  return place
    ? { text: place.join(',') }
    : { wrong: `should be latitude, longitude and 1 to ${FARTHEST} kilometers, such as 45.52,-122.68,25` };
}

/** Where something is looked for. */
export function readNear(
  value: string,
): readonly [latitude: number, longitude: number, kilometers: number] | undefined {
  const parts = /^\s*([+-]?\d{1,2}(?:\.\d{1,12})?),\s*([+-]?\d{1,3}(?:\.\d{1,12})?),\s*(\d{1,4})\s*$/.exec(
    value,
  );
  if (!parts) return undefined;
  const [latitude = 0, longitude = 0, kilometers = 0] = parts
    .slice(1)
    .map((part) => Number(Number(part).toFixed(4)));
  const isThere = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isThere && kilometers >= 1 && kilometers <= FARTHEST ? [latitude, longitude, kilometers] : undefined;
}

function section(value: string): ParameterValue {
  const parts = value.split('/').filter((part) => part.trim() !== '');
  const slugs = parts.map(slug).flatMap((part) => ('text' in part && part.text ? [part.text] : []));
  return slugs.length === parts.length && parts.length > 0
    ? { text: slugs.join('/') }
    : { wrong: 'should be as in the address of its page, such as news/northwest' };
}

const excludable: Readonly<Record<string, (value: string) => ParameterValue>> = {
  section,
  tag: slug,
  author: slug,
};

function exclude(value: string): ParameterValue {
  const colon = value.indexOf(':');
  const kind = value.slice(0, Math.max(0, colon)).trim().toLowerCase();
  const read = Object.hasOwn(excludable, kind) ? excludable[kind] : undefined;
  if (!read)
    return { wrong: 'should be section:, tag: or author: and what to leave out, such as tag:opinion' };
  const inner = read(value.slice(colon + 1));
  return 'wrong' in inner ? inner : { text: `${kind}:${inner.text}` };
}

/** A query as the store reads it, so that `Ferry  strike` and `ferry STRIKE` are one address. */
function query(value: string): ParameterValue {
  const text = value.normalize('NFC');
  const parsed = parseQuery(text);
  if (!parsed.ok) return { wrong: parsed.error.reason, offset: parsed.error.offset };
  const canonical = queryText(parsed.query).replace(/^\((.*)\)$/s, '$1');
  const reparsed = parseQuery(canonical);
  // What only just fits may not fit any more with all its parentheses; it then stays as it was written.
  const same = reparsed.ok && queryText(reparsed.query) === queryText(parsed.query);
  return { text: same ? canonical : text.trim() };
}

function since(value: string, site: Site): ParameterValue {
  const instant = readSince(value, site);
  if (!instant) {
    return { wrong: 'should be a date or an instant, such as 2026-05-01 or 2026-05-01T08:00:00Z' };
  }
  const day = dayOf(instant, site);
  const isMidnight = startOfDay(day, site)?.getTime() === instant.getTime();
  return { text: isMidnight ? day : instant.toISOString().replace('.000Z', 'Z') };
}

/** A date is the newsroom's midnight. */
export function readSince(value: string, site: Site): Date | undefined {
  const text = value.trim();
  // No paper has articles of the first millennium, and the clocks of that time are nobody's.
  if (text.startsWith('0')) return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return startOfDay(text, site);
  // In a query a plus sign that is not escaped has become a space.
  const parts =
    /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?(?:([Zz])|([ +-])(\d\d):?(\d\d))$/.exec(text);
  if (!parts) return undefined;
  const [, day = '', minute, second = ':00', , plusOrMinus = '+', hours = '00', minutes = '00'] = parts;
  const zone = `${plusOrMinus === ' ' ? '+' : plusOrMinus}${hours}:${minutes}`;
  const instant = new Date(`${day}T${minute}${second}${zone}`);
  const real = utcMidnight(day) !== undefined && !Number.isNaN(instant.getTime());
  return real && /^[1-9]\d{3}-/.test(instant.toISOString()) ? instant : undefined;
}

function archive(value: string): ParameterValue {
  const place = readPlace(value);
  return place ? { text: writePlace(place) } : { wrong: 'should be as a link of this feed has it' };
}

/** What a path segment of a subject can be; never a separator. */
const SLUG = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._~-]{0,199}$/u;
