import { allowedPlayer, playable } from './embeds.ts';
import { shown } from './frames.ts';
import type { Remark } from './markup.ts';
import { blocks, type createStack } from './stack.ts';
import { escaped, type Token } from './tokens.ts';

type AddressContext = {
  readonly embeds: readonly string[];
  readonly stack: ReturnType<typeof createStack>;
  readonly remark: (remark: Remark) => void;
};

/** Text between two tags, as HTML, with each address that has a line to itself as a link, or as what it plays where that is allowed. */
export function addressLines(
  raw: string,
  before: Token | undefined,
  after: Token | undefined,
  context: AddressContext,
): string {
  if (!/:\/\/|www\./i.test(raw) || !context.stack.isProse()) return raw;
  const lines = raw.split('\n');
  const last = lines.length - 1;
  return lines
    .map((line, index) => {
      const alone = (index > 0 || endsLine(before)) && (index < last || endsLine(after));
      return alone ? linked(line, context) : line;
    })
    .join('\n');
}

const endsLine = (token: Token | undefined): boolean =>
  token === undefined || token.name === 'br' || blocks.has(token.name);

const address = /^(\s*)((?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?])([.,;:!?]*\s*)$/i;
const host = /^www\.(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;

function linked(line: string, { embeds, stack, remark }: AddressContext): string {
  const [, space = '', raw, end = ''] = address.exec(line) ?? [];
  const shownUrl = raw?.replaceAll('&quot;', '%22').replaceAll('&amp;', '&');
  if (!shownUrl) return line;
  if (/^www\./i.test(shownUrl) && !host.test(shownUrl.split(/[/?#:]/, 1)[0] ?? '')) return line;
  const url = shownUrl.replace(/^www\./i, 'https://$&');
  if (!URL.canParse(url)) {
    const message = `“${url.slice(0, 60)}” is not an address; correct it`;
    remark({ code: 'unsafe-link', message, excerpt: shownUrl });
    return line;
  }
  const media = playable(url);
  const player = media && !titles.has(stack.innermost() ?? '') ? allowedPlayer(media, embeds) : undefined;
  if (media && player !== undefined) return space + shown(player, media.kind) + end;
  return `${space}<a href="${escaped(url)}">${media ? `${media.label}: ` : ''}${escaped(shownUrl)}</a>${end}`;
}

/** Where there is room for a line of text alone. */
const titles = new Set('h1 h2 h3 h4 h5 h6 th dt caption figcaption summary'.split(' '));
