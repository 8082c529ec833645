import type { Described, PageIndex, Translation } from '../folder-system.ts';
import { type BodyFormat, escaped, figure, isPicture } from '../markup/embeds.ts';
import { type CustomTag, translateLiquid } from '../markup/liquid.ts';
import { translateTag } from '../markup/template-tags.ts';
import { extensionOf } from '../source/source-folder.ts';
import { isTrue } from '../source/values.ts';

/** Hexo's tags (https://hexo.io/docs/tag-plugins) as Markdown. */
export function translateHexo(body: string, { page }: Described, index: PageIndex): Translation {
  const losses: string[] = [];
  const onLoss = (kind: string) => void losses.push(kind);
  const format = /\.html?$/.test(extensionOf(page.file)) ? 'html' : 'markdown';
  if (isTrue(page.data.disableNunjucks)) return { format, text: body, losses };
  const address = (name: string) => {
    const file = index.find(name);
    return file === undefined ? undefined : index.address(file);
  };
  const text = translateLiquid(withHighlight(body), {
    format,
    scope: {},
    include: () => undefined,
    filters: {},
    onLoss,
    translate: (tag) => translateHexoTag(tag, { format, onLoss, address }),
  });
  return { format, text, losses };
}

/** Hexo's `codeblock`, or `code`, as the tag by which other systems have code; its title and link come before it. */
const withHighlight = (body: string): string =>
  body
    .replace(
      /^([ \t]{0,40})\{% {0,9}code(?:block)?(?![\w-])([^%\n]{0,300})%\}/gm,
      (_, indent: string, rest: string) =>
        `${codeTitle(rest, indent)}${indent}{% highlight ${/\blang:([\w+#.-]+)/.exec(rest)?.[1] ?? 'text'} %}`,
    )
    .replace(/\{% {0,9}endcode(?:block)? {0,9}%\}/g, '{% endhighlight %}');

/** `[title] [lang:language] [url] [link text]` as a line of Markdown; `link` is Hexo's text of a link without one. */
function codeTitle(parameters: string, indent: string): string {
  const words = parameters.split(/\s+/).filter((word) => word !== '' && !/^\w+:(?!\/\/)/.test(word));
  const at = words.findIndex((word) => /^https?:\/\//.test(word));
  const title = (at < 0 ? words : words.slice(0, at)).join(' ');
  const link = at < 0 ? '' : `[${words.slice(at + 1).join(' ') || 'link'}](${words[at]})`;
  const line = [title, link].filter(Boolean).join(' ');
  return line === '' ? '' : `${indent}${line}\n\n`;
}

type HexoTagRules = {
  readonly format: BodyFormat;
  /** Address of the post whose file a tag names. */
  readonly address: (name: string) => string | undefined;
  readonly onLoss: (kind: string) => void;
};

/** `[author[, source]] [link] [title of the source]` below a quotation, as Hexo's tag has them. */
function quoted({ name, written }: CustomTag): string {
  if (name === 'pullquote') return '';
  const words = written
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const at = words.findIndex((word) => /^https?:\/\//.test(word));
  const author = (at < 0 ? words : words.slice(0, at)).join(' ');
  const link = at < 0 ? '' : `[${words.slice(at + 1).join(' ') || words[at]}](${words[at]})`;
  const line = [author, link].filter((part) => part !== '').join(', ');
  return line === '' ? '' : `— ${line}\n\n`;
}

function translateHexoTag(tag: CustomTag, rules: HexoTagRules): string {
  const { name, args, inner } = tag;
  const [first = '', ...rest] = args.positional;
  switch (name) {
    case 'post_link':
    case 'asset_link': {
      const url = name === 'asset_link' ? first : rules.address(first);
      const label = rest.filter((each) => !/^(?:true|false)$/.test(each)).join(' ') || first;
      if (url === undefined) rules.onLoss(`link to a page that is not there: {% ${name} %}`);
      return url === undefined ? label : `<a href="${escaped(url)}">${escaped(label)}</a>`;
    }
    case 'asset_img':
    case 'img': {
      const src = args.positional.find(isPicture);
      const words = args.positional
        .slice(src === undefined ? 0 : args.positional.indexOf(src) + 1)
        .filter((each) => !/^\d+$/.test(each));
      return src === undefined ? translateTag(tag, rules) : figure({ src, alt: words.at(-1) });
    }
    case 'asset_path':
      return first;
    case 'blockquote':
    case 'quote':
    case 'pullquote':
      return `<blockquote>\n\n${inner?.trim() ?? ''}\n\n${quoted(tag)}</blockquote>`;
    default:
      return translateTag(tag, rules);
  }
}
