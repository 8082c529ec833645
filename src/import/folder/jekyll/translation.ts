import type { Described, PageIndex, Translation } from '../folder-system.ts';
import { withoutAttributeLists } from '../markup/attribute-lists.ts';
import { definitionLists } from '../markup/definition-lists.ts';
import { templateValue, translateLiquid } from '../markup/liquid.ts';
import { templateFilters } from '../markup/template-filters.ts';
import { translateTag } from '../markup/template-tags.ts';
import { dataFile } from '../source/front-matter.ts';
import {
  extensionOf,
  folderOf,
  normalPath,
  type SourceFolder,
  withoutExtension,
} from '../source/source-folder.ts';
import { isFalse, type Value } from '../source/values.ts';
import type { JekyllSite } from './site.ts';

/** Lists of the whole site, which only Jekyll makes. */
const LISTS =
  /\bsite\.(?:posts|pages|documents|categories|tags|collections|static_files|html_pages|related_posts|github)\b/g;

/** Liquid and kramdown as Markdown. */
export function jekyllTranslation(site: JekyllSite) {
  const { folder, configuration, base, origin = '' } = site;
  const filters = templateFilters({ site: origin, base });
  const scope = { ...Object(templateValue(configuration.values)), url: origin, baseurl: base };
  let data: unknown;
  const siteScope = (text: string): object => {
    if (!text.includes('site.data')) return scope;
    data ??= templateValue(siteData(folder));
    return { ...scope, data };
  };
  return (body: string, { page, description }: Described, index: PageIndex): Translation => {
    const losses: string[] = [];
    const onLoss = (kind: string) => void losses.push(kind);
    const format = /\.html?$/.test(extensionOf(page.file)) ? 'html' : 'markdown';
    const include = (name: string, isRelative: boolean) =>
      folder.read(
        normalPath(`${isRelative ? folderOf(page.file) : `${configuration.source}/_includes`}/${name}`),
      );
    const own = {
      ...Object(templateValue(page.data)),
      url: description.address,
      path: page.file,
      date: description.date?.text,
    };
    const text = isFalse(page.data.render_with_liquid)
      ? body
      : translateLiquid(body, {
          format,
          scope: { site: siteScope(body), page: own, jekyll: { environment: 'production' } },
          include,
          filters,
          onLoss,
          translate: (tag) =>
            translateTag(tag, { format, onLoss, address: (name) => linked(name, page.file, index) }),
        });
    for (const [list] of body.matchAll(LISTS)) onLoss(`template value "${list}"`);
    if (format === 'html') return { format, text, losses };
    const { text: plain, hasContents } = withoutAttributeLists(text);
    return {
      format,
      text: definitionLists(plain),
      losses: hasContents ? [...losses, 'table of contents {:toc}'] : losses,
    };
  };
}

/** `_posts/2019-01-02-ferry.md` of `link`, and `2019-01-02-ferry` of `post_url`; `link` names static files too. */
function linked(name: string, from: string, index: PageIndex): string | undefined {
  const file = name.replace(/^\/+/, '');
  return (
    index.address(file) ??
    index.address(normalPath(`${folderOf(from)}/${file}`)) ??
    ofFile(index, file) ??
    (/\.[a-z]{2,4}$/i.test(file) && !/\.(?:md|markdown)$/i.test(file) ? `/${file}` : undefined)
  );
}

function ofFile(index: PageIndex, name: string): string | undefined {
  const found = index.find(/\.(?:md|markdown|html)$/i.test(name) ? withoutExtension(name) : name);
  return found === undefined ? undefined : index.address(found);
}

/** `_data`, folders as keys. */
function siteData(folder: SourceFolder): Value {
  const data: { [key: string]: Value } = {};
  for (const file of folder.files) {
    if (!file.startsWith('_data/')) continue;
    const value = dataFile(file, folder.read(file) ?? '');
    if (value === undefined) continue;
    const keys = withoutExtension(file.slice('_data/'.length)).split('/');
    let level: { [key: string]: Value } = data;
    for (const key of keys.slice(0, -1)) {
      const next = level[key];
      // Only this function writes objects here.
      const inner = (next !== null && typeof next === 'object' && !Array.isArray(next) ? next : {}) as {
        [key: string]: Value;
      };
      level[key] = inner;
      level = inner;
    }
    level[keys.at(-1) ?? ''] = value;
  }
  return data;
}
