import { allowedPlayer, playable } from './embeds.ts';
import type { Remark } from './markup.ts';
import type { createStack } from './stack.ts';
import { escaped, startTag } from './tokens.ts';

/** What becomes of a frame, and what is to be said of it. */
export type Framed = { readonly html: string; readonly refused?: Remark };

type FrameContext = {
  readonly embeds: readonly string[];
  readonly stack: ReturnType<typeof createStack>;
};

/** A frame, where its host is allowed; else a link to what it shows. */
export function framed(
  src: string,
  attributes: Readonly<Record<string, string>>,
  { embeds, stack }: FrameContext,
): Framed {
  const address = src.trim();
  const url = URL.parse(address.startsWith('//') ? `https:${address}` : address);
  const media = playable(address);
  const player =
    url?.protocol === 'https:' && embeds.includes(url.hostname)
      ? url.href
      : media && allowedPlayer(media, embeds);
  if (player !== undefined) {
    const { src: _, data: __, ...rest } = attributes;
    return { html: `${startTag('iframe', { src: player, ...rest })}</iframe>` };
  }
  const host = url?.hostname || address.slice(0, 60);
  const refused: Remark = {
    code: 'embed-host',
    message: `a frame of “${host}” is shown as a link; to show the frame, add its host to embeds: in site.yaml, and use https`,
    excerpt: src,
  };
  // A link has no link in it, and what is not http is not for a link.
  if (!stack.isProse() || (url !== null && !/^https?:$/.test(url.protocol))) return { html: '', refused };
  const page = media?.page ?? (url?.href || address);
  const title = attributes.title?.trim();
  const label = media ? `${media.label}: ${title || page}` : title || page;
  return { html: `<a href="${escaped(page)}">${escaped(label)}</a>`, refused };
}

/** A player by its address, in a frame as large as most films are. */
export function shown(player: string, kind: 'frame' | 'audio' | 'video'): string {
  if (kind !== 'frame') return `${startTag(kind, { src: player, controls: '' })}</${kind}>`;
  const attributes = { src: player, width: '560', height: '315', allowfullscreen: '' };
  return `${startTag('iframe', attributes)}</iframe>`;
}
