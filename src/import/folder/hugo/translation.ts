import type { Described, PageIndex, Translation } from '../folder-system.ts';
import { type Arguments, argument } from '../markup/arguments.ts';
import { withoutAttributeLists } from '../markup/attribute-lists.ts';
import { linkedAddresses } from '../markup/bare-links.ts';
import { definitionLists } from '../markup/definition-lists.ts';
import { type BodyFormat, embed, embedUrl, figure, impliedBy } from '../markup/embeds.ts';
import { type Shortcode, translateShortcodes } from '../markup/shortcodes.ts';
import {
  extensionOf,
  folderOf,
  nameOf,
  normalPath,
  type SourceFolder,
  withoutExtension,
} from '../source/source-folder.ts';
import { textOf, valueAt } from '../source/values.ts';
import type { HugoConfiguration } from './configuration.ts';

type TranslatedSite = {
  readonly folder: SourceFolder;
  readonly configuration: HugoConfiguration;
  readonly base: string;
};

/** Shortcodes and Goldmark's attributes as Markdown. */
export function hugoTranslation({ folder, configuration, base }: TranslatedSite) {
  const own = new Set(
    folder.files
      .filter((file) => /(?:^|\/)layouts\/(?:_?shortcodes)\//.test(file))
      .map((file) => nameOf(withoutExtension(file))),
  );
  return (body: string, described: Described, index: PageIndex): Translation => {
    const { page } = described;
    const losses: string[] = [];
    const format = /\.html?$/.test(extensionOf(page.file)) ? 'html' : 'markdown';
    const translate = (shortcode: Shortcode) =>
      translated(shortcode, { described, index, configuration, format, own, base, losses });
    const text = translateShortcodes(body, {
      format,
      translate,
      onCode: (name) => losses.push(`shortcode ${name} in code, which stays as it is`),
      hasHighlight: !own.has('highlight'),
    });
    const markdown =
      format === 'markdown' ? linkedAddresses(definitionLists(withoutAttributeLists(text).text)) : text;
    return { format, text: markdown, losses };
  };
}

type HugoTranslationContext = {
  readonly described: Described;
  readonly index: PageIndex;
  readonly configuration: HugoConfiguration;
  readonly format: BodyFormat;
  /** Names of shortcodes that the site has templates for. */
  readonly own: ReadonlySet<string>;
  readonly base: string;
  readonly losses: string[];
};

function translated(shortcode: Shortcode, context: HugoTranslationContext): string {
  const { name, args, inner } = shortcode;
  const { format, losses } = context;
  const url = embedUrl(name, args);
  if (url !== undefined) return embed(url, format);
  const make = BUILT_IN[name];
  const made = make?.(shortcode, context);
  if (made !== undefined) return made;
  losses.push(`shortcode ${name}`);
  return impliedBy(args, inner) ?? inner ?? '';
}

const BUILT_IN: Readonly<
  Record<string, (shortcode: Shortcode, context: HugoTranslationContext) => string | undefined>
> = {
  figure: ({ args }) => {
    const src = argument(args, 'src', 0);
    if (src === undefined) return undefined;
    return figure({
      src,
      alt: argument(args, 'alt') ?? argument(args, 'caption'),
      caption: argument(args, 'caption'),
      title: argument(args, 'title'),
      credit: argument(args, 'attr'),
      creditLink: argument(args, 'attrlink'),
      link: argument(args, 'link'),
    });
  },
  ref: reference,
  relref: reference,
  param: ({ args }, { described, configuration }) => {
    const key = argument(args, 0) ?? '';
    return (
      textOf(valueAt(described.page.data, key, true)) ??
      textOf(valueAt(configuration.values, `params.${key}`, true))
    );
  },
  details: ({ args, inner = '' }) =>
    `<details><summary>${argument(args, 'summary', 'title', 0) ?? 'Details'}</summary>\n\n${inner.trim()}\n\n</details>`,
  highlight: ({ inner }, { own }) => (own.has('highlight') ? undefined : inner),
  rawhtml: ({ inner = '' }) => inner,
  html: ({ inner = '' }) => inner,
  comment: () => '',
};

/** Hugo's `ref` and `relref`: the page by its path or name, with the fragment that was asked for. */
function reference(
  { args }: { readonly args: Arguments },
  context: HugoTranslationContext,
): string | undefined {
  const { described, index, configuration, losses, base } = context;
  const written = argument(args, 'path', 0) ?? '';
  const [path = '', fragment] = written.split('#');
  const end = fragment === undefined ? '' : `#${fragment}`;
  if (path === '') return end || described.description.address;
  const beside = normalPath(`${folderOf(described.page.file)}/${path}`);
  const file = index.find(path);
  const found =
    index.address(beside) ??
    (file === undefined ? undefined : index.address(file)) ??
    (index.isPage(base + path) ? base + path : undefined);
  if (found !== undefined) return found + end;
  losses.push('ref to a page that is not there');
  return (
    textOf(configuration.values.reflinksnotfoundurl) ??
    `${base}/${path.replace(/^\/|(?:\/_?index)?\.\w+$/g, '')}/${end}`
  );
}
