import { escaped } from '../../../content/body/tokens.ts';
import { eleventySlug, jekyllSlug } from '../address/slugs.ts';

type TemplateFilter = (value: unknown, ...args: readonly unknown[]) => unknown;

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

/** Filters of Jekyll and Eleventy that Liquid has not. `site`: the address without a slash at the end; `base`: its folder. */
export function templateFilters({
  site,
  base,
}: {
  readonly site: string;
  readonly base: string;
}): Readonly<Record<string, TemplateFilter>> {
  const relative = (value: unknown): string => {
    const path = text(value);
    if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(path)) return path;
    const rooted = path.startsWith('/') ? path : `/${path}`;
    return base !== '' && (rooted === base || rooted.startsWith(`${base}/`)) ? rooted : `${base}${rooted}`;
  };
  const absolute = (value: unknown): string => {
    const path = relative(value);
    return path.startsWith('/') && !path.startsWith('//') ? `${originOf(site)}${path}` : path;
  };
  const same: TemplateFilter = (value) => value;
  return {
    relative_url: relative,
    absolute_url: absolute,
    prepend_baseurl: relative,
    url: (value) =>
      /^\.{0,2}[^./]/.test(text(value)) && !text(value).startsWith('/') ? text(value) : relative(value),
    absoluteUrl: absolute,
    htmlBaseUrl: relative,
    markdownify: same,
    smartify: same,
    safe: same,
    raw: same,
    strip_index: (value) => text(value).replace(/index\.html?$/, ''),
    xml_escape: (value) => escaped(text(value)),
    cgi_escape: (value) => encodeURIComponent(text(value)).replaceAll('%20', '+'),
    uri_escape: (value) => encodeURI(text(value)),
    slugify: (value) => jekyllSlug(text(value)).toLowerCase(),
    slug: (value) => eleventySlug(text(value)),
    jsonify: (value) => JSON.stringify(value ?? null),
    number_of_words: (value) => text(value).split(/\s+/).filter(Boolean).length,
    array_to_sentence_string: (value) => sentence(Array.isArray(value) ? value.map(text) : [text(value)]),
    where: (value, key, expected) =>
      Array.isArray(value) ? value.filter((each: unknown) => matches(each, text(key), expected)) : value,
    date_to_string: (value) => dateText(value, { month: 'short' }),
    date_to_long_string: (value) => dateText(value, { month: 'long' }),
    date_to_xmlschema: (value) => new Date(text(value)).toJSON() ?? text(value),
  };
}

const originOf = (site: string): string => URL.parse(site)?.origin ?? site;

function sentence(words: readonly string[]): string {
  if (words.length < 3) return words.join(' and ');
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1) ?? ''}`;
}

function matches(item: unknown, key: string, expected: unknown): boolean {
  const found: unknown = item !== null && typeof item === 'object' ? Reflect.get(item, key) : undefined;
  if (expected === undefined) return Boolean(found);
  return Array.isArray(found)
    ? found.some((each) => text(each) === text(expected))
    : text(found) === text(expected);
}

function dateText(value: unknown, { month }: { readonly month: 'short' | 'long' }): string {
  const date = new Date(text(value));
  if (Number.isNaN(date.getTime())) return text(value);
  return new Intl.DateTimeFormat('en-GB', { day: '2-digit', month, year: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
}
