import { type Arguments, argument } from './arguments.ts';

/** The formats of a body, in which the same thing is written differently. */
export type BodyFormat = 'markdown' | 'html';

export const escaped = (text: string): string =>
  text
    .replace(/&(?!#?\w{1,31};)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A film, a post or code of another site: its address alone on its line, which Dateline shows as a player where it may. */
export function embed(url: string, format: BodyFormat): string {
  if (format === 'markdown') return `\n\n${url}\n\n`;
  return `<p><a href="${escaped(url)}">${escaped(url)}</a></p>`;
}

const isUrl = (text: string): boolean => /^https?:\/\//.test(text);

/** Address of what a shortcode or tag of a well-known name shows; undefined where its arguments do not say it. */
export function embedUrl(name: string, args: Arguments): string | undefined {
  const key = name.toLowerCase().replace(/[-_]/g, '');
  const make = services[key.replace(/(?:embed|simple|lite|video|player)$/, '')] ?? services[key];
  const value = argument(args, 'id', 'url', 'src', 'videoId', 'video', 0);
  if (make === undefined || value === undefined) return undefined;
  return isUrl(value) ? value : make(value, args);
}

const services: Readonly<Record<string, (id: string, args: Arguments) => string | undefined>> = {
  youtube: (id, args) => {
    const start = argument(args, 'start');
    return /^[\w-]{5,20}(?:\?.*)?$/.test(id)
      ? `https://www.youtube.com/watch?v=${id.replace(/\?/, '&')}${start ? `&t=${start}` : ''}`
      : undefined;
  },
  vimeo: (id) => (/^\d+$/.test(id) ? `https://vimeo.com/${id}` : undefined),
  tweet: tweet,
  twitter: tweet,
  x: tweet,
  instagram: (id) => (/^[\w-]+$/.test(id) ? `https://www.instagram.com/p/${id}/` : undefined),
  gist: (id, args) => {
    const gist = argument(args, 1);
    if (/^[\w-]+\/[0-9a-f]+$/i.test(id)) return `https://gist.github.com/${id}`;
    return gist !== undefined && /^[\w-]+$/.test(id) && /^[0-9a-f]+$/i.test(gist)
      ? `https://gist.github.com/${id}/${gist}`
      : /^[0-9a-f]{5,40}$/i.test(id)
        ? `https://gist.github.com/${id}`
        : undefined;
  },
  spotify: (id) =>
    /^[\w/]+$/.test(id) ? `https://open.spotify.com/${id.includes('/') ? id : `track/${id}`}` : undefined,
  codepen: (id, args) => {
    const user = argument(args, 'user');
    return user === undefined ? undefined : `https://codepen.io/${user}/pen/${id}`;
  },
};

function tweet(id: string, args: Arguments): string | undefined {
  const [user, number] = [argument(args, 'user') ?? 'i', /^\d+$/.test(id) ? id : argument(args, 1)];
  const writer = /^\d+$/.test(id) ? user : id;
  return number !== undefined && /^\d+$/.test(number)
    ? `https://twitter.com/${writer}/status/${number}`
    : undefined;
}

export type EmbeddedPicture = {
  readonly src: string;
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly title?: string | undefined;
  readonly credit?: string | undefined;
  readonly creditLink?: string | undefined;
  readonly link?: string | undefined;
};

/** A picture with its caption, as HTML on one line, which is the same in both formats. */
export function figure({ src, alt, caption, title, credit, creditLink, link }: EmbeddedPicture): string {
  const image = `<img src="${escaped(src)}" alt="${escaped(alt ?? '')}">`;
  const linked = link === undefined ? image : `<a href="${escaped(link)}">${image}</a>`;
  const by =
    credit && (creditLink ? `<a href="${escaped(creditLink)}">${escaped(credit)}</a>` : escaped(credit));
  const parts = [
    title && `<strong>${escaped(title)}</strong>`,
    caption && inlineMarkdown(caption),
    by,
  ].filter(Boolean);
  if (parts.length === 0) return linked;
  return `<figure>${linked}<figcaption>${parts.join(' ')}</figcaption></figure>`;
}

/** The links and emphasis of a caption's Markdown as HTML; other text as it is. */
function inlineMarkdown(text: string): string {
  const safe = /<[a-z/]/i.test(text) ? text : escaped(text);
  return safe
    .replace(/\n+/g, ' ')
    .replace(/\[([^[\]]{1,300})\]\((https?:[^()\s]{1,500})\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*([^*]{1,300})\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*]{1,300})\*/g, '<em>$1</em>');
}

export const isPicture = (target: string): boolean =>
  /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$/i.test(target.trim().split(/[?#]/, 1)[0] ?? '');

/** Code in a block, with a fence that does not occur in it. */
export function codeBlock(code: string, language: string, format: BodyFormat): string {
  const text = code.replace(/^[ \t]*\n/, '').trimEnd();
  if (format === 'html')
    return `<pre><code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>`;
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([row]) => row.length));
  const fence = '`'.repeat(longest + 1);
  return `\n${fence}${language.replace(/[^\w+#.-]/g, '')}\n${text}\n${fence}\n`;
}

/** What another site's tag shows, as far as its arguments say it: a picture or a link; undefined where they do not. */
export function impliedBy(args: Arguments, inner: string | undefined): string | undefined {
  const values = [...Object.entries(args.named), ...args.positional.map((value) => ['', value] as const)];
  const picture = values.find(([key, value]) => isPicture(value) && !/link|href/.test(key))?.[1];
  const text = argument(args, 'alt', 'title', 'text', 'label', 'name');
  const caption = argument(args, 'caption', 'title');
  if (picture !== undefined) {
    const alt =
      argument(args, 'alt') ?? args.positional.find((each) => each !== picture && /\s/.test(each)) ?? text;
    return figure({
      src: picture,
      alt,
      caption: inner?.trim() || caption,
      credit: argument(args, 'credit', 'attr', 'source'),
    });
  }
  const link =
    argument(args, 'href', 'link', 'url') ?? args.positional.find((each) => /^https?:\/\/\S+$/.test(each));
  if (link !== undefined && /^(?:https?:|\/|\.)/.test(link))
    return `[${(inner?.trim() || text || args.positional.find((each) => each !== link) || link).replaceAll('\n', ' ')}](${link.replaceAll(' ', '%20')})`;
  return undefined;
}
