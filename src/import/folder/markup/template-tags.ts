import { argument } from './arguments.ts';
import { type BodyFormat, embed, embedUrl, figure, impliedBy, isPicture } from './embeds.ts';
import type { CustomTag } from './liquid.ts';

type TemplateTagRules = {
  readonly format: BodyFormat;
  /** Address of the page whose file a tag names. */
  readonly address: (name: string) => string | undefined;
  readonly onLoss: (kind: string) => void;
};

/** Tags of Jekyll's and Eleventy's plugins as Markdown; others leave what is in them, and the picture or link that they show. */
export function translateTag(tag: CustomTag, { format, address, onLoss }: TemplateTagRules): string {
  const { name, args, inner } = tag;
  if (SILENT.has(name)) return inner ?? '';
  if (/^(?:post_url|link|post_link|ref|doc)$/.test(name)) {
    const file = tag.written.trim().replace(/^["']|["']$/g, '');
    const found = address(file);
    if (found === undefined) onLoss(`link to a page that is not there: {% ${name} %}`);
    return found ?? '#';
  }
  const url = embedUrl(name, args);
  if (url !== undefined) return embed(url, format);
  const src = argument(args, 'src', 'path', 0);
  if (
    /^(?:figure|img|image|picture|responsive_image|asset_image)$/.test(name) &&
    src !== undefined &&
    isPicture(src)
  )
    return figure({
      src,
      alt: argument(args, 'alt', 1),
      caption: argument(args, 'caption'),
      title: argument(args, 'title'),
      credit: argument(args, 'attribution', 'credit'),
      link: argument(args, 'link', 'url'),
    });
  onLoss(`tag {% ${name} %}`);
  return impliedBy(args, inner) ?? inner ?? '';
}

/** Tags that show nothing of the article's: what plugins put into a page's head, and what is made of its headings. */
const SILENT = new Set(
  'toc seo feed_meta css js capturehtml javascript stylesheet block extends set'.split(' '),
);
