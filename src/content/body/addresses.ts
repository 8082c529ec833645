import { allowedPlayer, playable } from './embeds.ts';
import { shown } from './frames.ts';
import { blocks, type createStack } from './stack.ts';
import { escaped, type Token } from './tokens.ts';

type AddressContext = {
  readonly embeds: readonly string[];
  readonly stack: ReturnType<typeof createStack>;
};

/** Text between two tags, as HTML, with each address that has a line to itself as a link, or as what it plays where that is allowed. */
export function addressLines(
  raw: string,
  before: Token | undefined,
  after: Token | undefined,
  context: AddressContext,
): string {
  if (!raw.includes('://') || !context.stack.isProse()) return raw;
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

const address = /^(\s*)(https?:\/\/[^\s<>]*[^\s<>.,;:!?])([.,;:!?]*\s*)$/i;

function linked(line: string, { embeds, stack }: AddressContext): string {
  const [, space = '', raw, end = ''] = line.includes('://') ? (address.exec(line) ?? []) : [];
  const url = raw?.replaceAll('&quot;', '%22').replaceAll('&amp;', '&');
  if (!url || !URL.canParse(url)) return line;
  const media = playable(url);
  const player = media && !titles.has(stack.innermost() ?? '') ? allowedPlayer(media, embeds) : undefined;
  if (media && player !== undefined) return space + shown(player, media.kind) + end;
  return `${space}<a href="${escaped(url)}">${media ? `${media.label}: ` : ''}${escaped(url)}</a>${end}`;
}

/** Where there is room for a line of text alone. */
const titles = new Set('h1 h2 h3 h4 h5 h6 th dt caption figcaption summary'.split(' '));
