type Attributes = Readonly<Record<string, string>>;

/**
 * The attributes of a picture with its true address as `src`, where a script or a choice of sizes was to give it:
 * `data-src` and its kin, else `src`, else the largest sensible of `srcset`, else of the `source` elements around.
 */
export function pictured(attributes: Attributes, sources: readonly Attributes[]): Attributes {
  const { src = '', srcset: _, sizes: __, ...rest } = attributes;
  const address = lazyAddress(attributes) ?? (isPlaceholder(src) ? undefined : src);
  const found =
    address ??
    lazySets.map((name) => largest(attributes[name] ?? '')).find((each) => each !== undefined) ??
    fromSources(sources) ??
    src;
  return { src: found, ...rest };
}

/** The address that a script was to put into `src`. */
export function lazyAddress(attributes: Attributes): string | undefined {
  const name = lazy.find((each) => isAddress(attributes[each] ?? ''));
  return name && attributes[name]?.trim();
}

/** As lazysizes, lozad, WordPress and its plugins, Cloudflare and others name it. */
const lazy = (
  'data-src data-lazy-src data-original data-lazy data-orig-src data-original-src data-real-src data-img-src ' +
  'data-image-src data-full-src data-cfsrc data-ezsrc data-pagespeed-lazy-src data-echo data-url'
).split(' ');
const lazySets = ['data-srcset', 'data-lazy-srcset', 'data-original-set', 'srcset'];

const isAddress = (text: string): boolean => text.trim() !== '' && !/^\s*(?:[{[<]|data:)/i.test(text);

/** Whether an address shows nothing of the picture: none, data within the page, or a file called for what it is. */
export function isPlaceholder(src: string): boolean {
  const name = src.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
  return /^\s*(?:$|data:|about:)/i.test(src) || (name.length < 100 && blank.test(name));
}

const blank =
  /^(?:blank|spacer|placeholder|pixel|transparent|clear|1x1|dot|lazy|lazyload|loading|gray|grey)(?:[-_.].*)?$/i;

/** Of the first source that every reader can show, else of the first. */
function fromSources(sources: readonly Attributes[]): string | undefined {
  const set = (each: Attributes) =>
    lazySets.map((name) => largest(each[name] ?? '')).find((one) => one !== undefined);
  const usual = sources.filter(({ type = '' }) => !/avif|jxl|webp/i.test(type));
  return [...usual, ...sources].map(set).find((each) => each !== undefined);
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
    const said = url === text ? matched(descriptor, srcset, at) : '';
    at += said.length;
    const [, value = '1', unit = 'x'] = /^\s*([\d.]+)([wx])/.exec(said) ?? [];
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
