import { Liquid } from 'liquidjs';
import { encodedPath, rootPath } from '../address/pattern.ts';
import { eleventySlug } from '../address/slugs.ts';
import type { PageDate } from '../fields/page-date.ts';
import { templateValue } from '../markup/liquid.ts';
import { folderOf, nameOf, withoutExtension } from '../source/source-folder.ts';
import type { ValueMap } from '../source/values.ts';

type EleventyAddressParts = {
  /** Path below the input folder. */
  readonly file: string;
  readonly permalink: string | undefined;
  readonly data: ValueMap;
  readonly date?: PageDate;
};

/** What `page` is in templates, as far as a file says it. */
export function pageOf(file: string, date: PageDate | undefined) {
  const stem = withoutExtension(file);
  const name = undated(nameOf(stem));
  const folder = folderOf(file);
  const isIndex = name === 'index';
  return {
    fileSlug: isIndex ? undated(nameOf(folder)) : name,
    filePathStem: `/${folder === '' ? '' : `${folder}/`}${name}`,
    inputPath: `./${file}`,
    date: date === undefined ? undefined : new Date(date.instant),
  };
}

const undated = (name: string): string => name.replace(/^\d{4}-\d{2}-\d{2}-/, '');

/**
 * The path of a page at its site, without the path prefix: Eleventy's default (`posts/2019-01-02-ferry/`, with its date), or a
 * permalink's template. A text says which filter of the template, which is code, stands in the way.
 */
export function eleventyAddress({
  file,
  permalink,
  data,
  date,
}: EleventyAddressParts): { readonly path: string } | { readonly filter: string } {
  if (permalink === undefined) {
    const stem = withoutExtension(file);
    const folder = folderOf(stem);
    const name = nameOf(stem);
    const isFolder = name === 'index' || nameOf(folder) === name;
    return { path: encodedPath(rootPath(`${isFolder ? folder : stem}/`)) };
  }
  const read = rendered(permalink, { ...Object(templateValue(data)), page: pageOf(file, date) });
  if (typeof read !== 'string') return read;
  return { path: encodedPath(rootPath(read.trim()).replace(/(?:^|(?<=\/))index\.html$/, '')) };
}

function rendered(template: string, scope: object): string | { readonly filter: string } {
  if (!/\{[{%]/.test(template)) return template;
  const liquid = template.replace(/\|\s{0,9}(\w+)\(([^()]{0,300})\)/g, '| $1: $2');
  const engine = new Liquid({ ownPropertyOnly: true, parseLimit: 100_000, memoryLimit: 1_000_000 });
  for (const name of ['slug', 'slugify', 'slugifyString'])
    engine.registerFilter(name, (value: unknown) => eleventySlug(String(value ?? '')));
  const unknown = [...liquid.matchAll(/\|\s{0,9}(\w+)/g)]
    .map(([, name = '']) => name)
    .find((name) => !(name in engine.filters) && name !== 'safe');
  if (unknown !== undefined) return { filter: unknown };
  try {
    return String(engine.parseAndRenderSync(liquid, scope));
  } catch {
    return { filter: '{% … %}' };
  }
}
