type PictureAttributes = Readonly<Record<string, string>>;

/**
 * The attributes of a picture with its true address as `src`, where a script or a choice of sizes was to give it: `data-src` and its kin,
 * else `src`, else the largest sensible of `srcset`, else of the `source` elements around, else another attribute's. Undefined where there
 * is nothing but what stands in for it.
 */
export function pictured(
  attributes: PictureAttributes,
  sources: readonly PictureAttributes[],
): PictureAttributes | undefined {
  const { src = '', srcset: _, sizes: __, ...rest } = attributes;
  const found =
    lazyAddress(attributes) ??
    (isPlaceholder(src) ? undefined : src) ??
    fromSets(attributes) ??
    fromSources(sources) ??
    spareAddress(attributes);
  const isStandIn = empty.test(src) || Object.keys(attributes).some((name) => lazy.test(name));
  if (found === undefined) return isStandIn ? undefined : { src, ...rest };
  if (found === src || !isTiny(attributes)) return { src: found, ...rest };
  const { width: ___, height: ____, ...unsized } = rest;
  return { src: found, ...unsized };
}

/** The address that a script was to put into `src`. */
export function lazyAddress(attributes: PictureAttributes): string | undefined {
  const [, value] =
    Object.entries(attributes).find(
      ([name, value]) => lazy.test(name) && !spare.test(name) && isAddress(value),
    ) ?? [];
  return value?.trim();
}

/** As lazysizes, lozad, WordPress and its plugins, Cloudflare and others name it, mostly `data-…-src`. */
const lazy = /.src$|[-_](?:original|lazy|echo|breeze)$|lazyload$/;

/** Names of another copy of the picture, which is no better than `src`. */
const spare = /fallback|raw|full|large|retina|hi-?res|low|lqip|small|thumb|placeholder|blur/;
const small = /low|lqip|small|thumb|placeholder|blur/;

/** The address of another copy, the best first. */
function spareAddress(attributes: PictureAttributes): string | undefined {
  const others = Object.entries(attributes).filter(
    ([name, value]) =>
      /^data-|lazy/.test(name) &&
      !/title|alt|caption|descr|credit|link|set$/.test(name) &&
      isAddress(value) &&
      (/src|lazy|delayed/.test(name) || file.test(value.split(/[?#]/, 1)[0]?.trimEnd() ?? '')),
  );
  const rank = ([name]: readonly [string, string]) => Number(small.test(name));
  return others.toSorted((a, b) => rank(a) - rank(b))[0]?.[1].trim();
}

const file = /\.(?:jpe?g|png|gif|webp|avif|svg|jxl|bmp|tiff?)$/i;

const isAddress = (text: string): boolean =>
  /[/.]/.test(text) && !/^\s*[{[<]/.test(text) && !isPlaceholder(text);

/** Of the set that a script was to put there, else of the one that is there. */
function fromSets(attributes: PictureAttributes): string | undefined {
  const names = Object.keys(attributes).filter(
    (name) => name !== 'srcset' && /(?:src|original-)set$/.test(name),
  );
  return [...names, 'srcset']
    .map((name) => largest(attributes[name] ?? ''))
    .find((each) => each !== undefined);
}

/** Whether an address shows nothing of the picture: none, data within the page, or a file called for what it is. */
export function isPlaceholder(src: string): boolean {
  const name = src.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
  return empty.test(src) || (name.length < 100 && blank.test(name));
}

/** No address of a file. */
const empty = /^\s*(?:$|data:|about:|#)/i;

const blank =
  /^(?:blank|spacer|placeholder|pixel|transparent|trans|clear|empty|1x1|1px|dot|lazy|lazyload|loading|loader|lqip|gray|grey)(?:[-_.].*)?$|[-_.](?:lqip|placeholder|1x1)\.[a-z]{3,4}$/i;

/** Whether an element is there to be loaded and not to be seen: a pixel that counts readers, or what its style hides. */
export const isHidden = (attributes: PictureAttributes): boolean =>
  isTiny(attributes) ||
  attributes.hidden !== undefined ||
  declared(attributes, 'display') === 'none' ||
  declared(attributes, 'visibility') === 'hidden';

const isTiny = (attributes: PictureAttributes): boolean =>
  ['width', 'height'].every((name) =>
    /^[01](?:px)?$/.test(declared(attributes, name) ?? attributes[name]?.trim() ?? ''),
  );

/** What the style of an element says of a property; of one that stands twice the last. */
function declared({ style = '' }: PictureAttributes, property: string): string | undefined {
  const values = style.split(';').flatMap((part) => {
    const [name = '', value = ''] = part.toLowerCase().split(':', 2);
    return name.trim() === property ? [value.split('!', 1)[0]?.trim()] : [];
  });
  return values.at(-1);
}

/** Of the first source that every reader can show, else of the first. */
function fromSources(sources: readonly PictureAttributes[]): string | undefined {
  const supported = sources.filter(({ type = '' }) => !/avif|jxl|webp/i.test(type));
  return [...supported, ...sources]
    .map((source) => fromSets(source) ?? (isPlaceholder(source.src ?? '') ? undefined : source.src))
    .find((each) => each !== undefined);
}

/** Wider pictures, in pixels, are more than a column of text on a dense screen shows. */
const sensible = 2_000;

/** The largest of a `srcset` that is sensible; else the smallest. */
function largest(srcset: string): string | undefined {
  let best: { readonly url: string; readonly size: number } | undefined;
  for (const { url, size } of candidates(srcset)) {
    const fits = size <= sensible;
    const better = !best || (fits ? best.size > sensible || size > best.size : size < best.size);
    if (better && isAddress(url)) best = { url, size };
  }
  return best?.url;
}

/** The addresses of a `srcset`, with their width in pixels; of a density as if the picture were 1,000 wide (HTML §4.8.4.2). */
function candidates(srcset: string): readonly { readonly url: string; readonly size: number }[] {
  const found: { readonly url: string; readonly size: number }[] = [];
  const skip = /[\s,]*/y;
  const address = /\S+/y;
  const descriptor = /[^,]*/y;
  for (let at = 0; at < srcset.length; ) {
    at += matched(skip, srcset, at).length;
    const text = matched(address, srcset, at);
    if (text === '') break;
    at += text.length;
    const url = withoutCommas(text);
    const width = url === text ? matched(descriptor, srcset, at) : '';
    at += width.length;
    const [, value = '1', unit = 'x'] = /^\s*([\d.]+)([wx])/.exec(width) ?? [];
    found.push({ url, size: Number(value) * (unit === 'x' ? 1_000 : 1) });
  }
  return found;
}

function withoutCommas(text: string): string {
  let end = text.length;
  while (text[end - 1] === ',') end -= 1;
  return text.slice(0, end);
}

function matched(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
