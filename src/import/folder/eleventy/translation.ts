import type { Described, PageIndex, Translation } from '../folder-system.ts';
import { withoutAttributeLists } from '../markup/attribute-lists.ts';
import { templateValue, translateLiquid } from '../markup/liquid.ts';
import { templateFilters } from '../markup/template-filters.ts';
import { translateTag } from '../markup/template-tags.ts';
import { extensionOf, folderOf, normalPath } from '../source/source-folder.ts';
import { textOf } from '../source/values.ts';
import { pageOf } from './address.ts';
import { globalData } from './configuration.ts';
import type { EleventySite } from './site.ts';

/** Liquid, and as much of Nunjucks as is like it, as Markdown. */
export function eleventyTranslation({ folder, configuration, base, origin = '' }: EleventySite) {
  const filters = templateFilters({ site: origin, base });
  const global = Object(templateValue(globalData(folder, configuration)));
  return (body: string, { page, description }: Described, index: PageIndex): Translation => {
    const losses: string[] = [];
    const onLoss = (kind: string) => void losses.push(kind);
    const format = /\.(?:html?|njk|liquid)$/.test(extensionOf(page.file)) ? 'html' : 'markdown';
    const own = textOf(page.data.templateEngineOverride) ?? configuration.engine;
    const isTemplate = !/^(?:none|false|md)$/.test(own.split(',', 1)[0] ?? '');
    const address = (name: string) =>
      index.address(normalPath(`${folderOf(page.file)}/${name}`)) ?? index.address(normalPath(name));
    const text = isTemplate
      ? translateLiquid(nunjucksAsLiquid(body), {
          format,
          scope: {
            ...global,
            ...Object(templateValue(page.data)),
            page: { ...pageOf(page.file, description.date), url: description.address },
          },
          include: (name, isRelative) =>
            folder.read(normalPath(`${configuration.includes}/${name}`)) ??
            folder.read(normalPath(`${configuration.includes}/${name}.liquid`)) ??
            (isRelative || name.startsWith('.')
              ? folder.read(normalPath(`${folderOf(page.file)}/${name}`))
              : undefined),
          filters,
          onLoss,
          translate: (tag) => translateTag(tag, { format, onLoss, address }),
        })
      : body;
    return { format, text: format === 'markdown' ? withoutAttributeLists(text).text : text, losses };
  };
}

/** Filters with parentheses, `set` and comments, outside of `raw`. */
const nunjucksAsLiquid = (text: string): string =>
  text
    .replace(/\{#(?![\w-]{1,80}\})[^#{}]{0,2000}#\}/g, '')
    .replace(/\{%(-?)\s{1,9}set\s{1,9}(?=[^=%]{1,80}-?%\})/g, '{%$1 capture ')
    .replace(/\{%(-?)\s{1,9}endset\b/g, '{%$1 endcapture')
    .replace(/\{%(-?)\s{1,9}set\s{1,9}/g, '{%$1 assign ')
    .replace(/(?<=\{\{[^{}\n]{0,200}\|\s?\w{1,40})\(([^(){}\n]{0,200})\)/g, ': $1');
