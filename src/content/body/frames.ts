import type { Resolved } from '../article/library.ts';
import { allowedPlayer, playable } from './embeds.ts';
import type { Remark } from './markup.ts';
import type { createStack } from './stack.ts';
import { escaped, startTag } from './tokens.ts';

/** What becomes of a frame, and what is to be said of it. */
export type Framed = { readonly html: string; readonly refused?: Remark };

type FrameContext = {
  readonly embeds: readonly string[];
  /** Absolute URL of the document. */
  readonly base: string;
  readonly link: (reference: string) => Resolved;
  readonly stack: ReturnType<typeof createStack>;
};

/** A frame, where its host is allowed; else a link to what it shows, or nothing where there is none. */
export function framed(
  src: string,
  attributes: Readonly<Record<string, string>>,
  { embeds, base, link, stack }: FrameContext,
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
  const refused = (message: string, code: Remark['code'] = 'embed-host'): Framed['refused'] => ({
    ...{ code, message, excerpt: src },
  });
  const host = url?.hostname || address.slice(0, 60);
  const advice = `to show the frame, add its host to embeds: in site.yaml, and use https`;
  // A link has no link in it, and what is not http is not for a link.
  if (!stack.isProse() || (url !== null && !/^https?:$/.test(url.protocol)))
    return { html: '', refused: refused(`a frame of “${host}” was left out; ${advice}`) };
  const page = media?.page ?? (url?.href || address);
  const target = link(page);
  if (target.kind === 'problem') return { html: '', refused: refused(target.message, target.code) };
  // What is not an address of the web names a file of the collection, which is nothing to show unless it is served.
  const name = url !== null ? page : target.kind === 'file' ? address : (URL.parse(base)?.host ?? address);
  const title = attributes.title?.trim() || name;
  const label = media ? `${media.label}: ${title}` : title;
  return {
    html: `<a href="${escaped(page)}">${escaped(label)}</a>`,
    refused: refused(`a frame of “${host}” is shown as a link; ${advice}`),
  };
}

/** A player by its address, in a frame as large as most films are. */
export function shown(player: string, kind: 'frame' | 'audio' | 'video'): string {
  if (kind !== 'frame') return `${startTag(kind, { src: player, controls: '' })}</${kind}>`;
  const attributes = { src: player, width: '560', height: '315', allowfullscreen: '' };
  return `${startTag('iframe', attributes)}</iframe>`;
}

/** Safe HTML without players that have nothing to play. What they show instead stays only where it is a link. */
export function withoutEmptyPlayers(html: string): string {
  if (!/<(?:audio|video)/.test(html)) return html;
  const pieces = html.split(/(<\/?(?:audio|video|source|a)(?=[\s>/])[^<>]*>)/);
  const kept = [...pieces];
  const open: { readonly start: number; plays: boolean; isLinked: boolean }[] = [];
  for (const [at, piece] of pieces.entries()) {
    const player = open.at(-1);
    if (/^<(?:audio|video)/.test(piece)) open.push({ start: at, plays: hasSource(piece), isLinked: false });
    else if (player === undefined || at % 2 === 0) continue;
    else if (piece.startsWith('<source')) player.plays ||= hasSource(piece);
    else if (piece.startsWith('<a ')) player.isLinked ||= piece.includes('href="');
    else if (/^<\/(?:audio|video)/.test(piece)) {
      const { start, plays, isLinked } = player;
      if (!plays && isLinked) [kept[start], kept[at]] = ['', ''];
      else if (!plays) kept.fill('', start, at + 1);
      open.pop();
      // What a player within it leaves, a link or itself, stays.
      for (const around of open.slice(-1)) around.isLinked ||= plays || isLinked;
    }
  }
  return kept.join('');
}

const hasSource = (tag: string): boolean => / src="/.test(tag);
