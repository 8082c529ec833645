import { literalAfter } from '../source/literals.ts';
import { folderOf, normalPath, type SourceFolder } from '../source/source-folder.ts';
import { textOf } from '../source/values.ts';

/** A collection of content, and where its entries are. */
export type AstroCollection = {
  readonly name: string;
  /** Relative to the root. */
  readonly folder: string;
  /** Path of its pages, `/blog/`, between what comes before and after an entry's id; undefined where no page shows it. */
  readonly route?: { readonly before: string; readonly after: string };
};

/** What `astro.config.mjs`, the content configuration and the folders of pages say. */
export type AstroConfiguration = {
  readonly site?: string;
  /** `/blog`, or ''. */
  readonly basePath: string;
  /** Whether addresses end with a slash. */
  readonly hasSlash: boolean;
  readonly collections: readonly AstroCollection[];
  /** Folder of pages that are Markdown themselves. */
  readonly pages: string;
};

export const ASTRO_FILES = ['astro.config.mjs', 'astro.config.ts', 'astro.config.js', 'astro.config.cjs'];

export function astroConfiguration(folder: SourceFolder): AstroConfiguration {
  const text = ASTRO_FILES.map((file) => folder.read(file)).find((each) => each !== undefined) ?? '';
  const base = textOf(literalAfter(text, /\bbase\s{0,9}:\s{0,9}(?=["'`])/)) ?? '';
  const slash = textOf(literalAfter(text, /\btrailingSlash\s{0,9}:\s{0,9}/));
  const format = textOf(literalAfter(text, /\bformat\s{0,9}:\s{0,9}(?=["'`](?:file|directory|preserve))/));
  const source = normalPath(textOf(literalAfter(text, /\bsrcDir\s{0,9}:\s{0,9}/)) ?? 'src');
  return {
    site: textOf(literalAfter(text, /\bsite\s{0,9}:\s{0,9}(?=["'`])/)) ?? siteConstant(folder),
    basePath: base === '' || base === '/' ? '' : `/${normalPath(base)}`,
    hasSlash: slash === 'always' || (slash !== 'never' && format !== 'file'),
    collections: collectionsOf(folder, source),
    pages: `${source}/pages`,
  };
}

/** The address in the constants that themes have: `src/config.ts`, `src/consts.ts`, `src/site.config.ts`. */
function siteConstant(folder: SourceFolder): string | undefined {
  const files = folder.files.filter((file) =>
    /^src\/(?:[\w.-]*config|consts?|constants|site[\w.-]*|data\/site[\w.-]*|config\/[\w.-]+)\.(?:ts|js|mjs|json)$/.test(
      file,
    ),
  );
  for (const file of files) {
    const url = textOf(
      literalAfter(
        folder.read(file) ?? '',
        /\b(?:site|website|siteUrl|SITE_URL|url|baseUrl)["']?\s{0,9}[:=]\s{0,9}(?=["'`]https?:)/,
      ),
    );
    if (url !== undefined) return url;
  }
  return undefined;
}

function collectionsOf(folder: SourceFolder, source: string): readonly AstroCollection[] {
  const configuration =
    [
      `${source}/content.config.ts`,
      `${source}/content.config.mjs`,
      `${source}/content.config.js`,
      `${source}/content/config.ts`,
      `${source}/content/config.mjs`,
      `${source}/content/config.js`,
    ]
      .map((file) => folder.read(file))
      .find((each) => each !== undefined) ?? '';
  const names = exportedNames(configuration);
  const folders = new Map<string, string>();
  const hasLoaders = /\bbase\s{0,9}:/.test(configuration);
  for (const file of hasLoaders ? [] : folder.files) {
    const [, name] = /^[^/]+\/content\/([^/]+)\//.exec(file) ?? [];
    if (name !== undefined && file.startsWith(`${source}/content/`) && !folders.has(name))
      folders.set(name, `${source}/content/${name}`);
  }
  for (const match of configuration.matchAll(/\b([\w$]{1,80})\s{0,9}[:=]\s{0,9}defineCollection\s{0,9}\(/g)) {
    const [, variable = ''] = match;
    const body = configuration.slice(match.index, match.index + 1500);
    const next = body.indexOf('defineCollection', match[0].length);
    const own = next < 0 ? body : body.slice(0, next);
    const base = textOf(literalAfter(own, /\bbase\s{0,9}:\s{0,9}/));
    if (base !== undefined) folders.set(names.get(variable) ?? variable, normalPath(base));
  }
  const routes = routesOf(folder, source);
  return [...folders].map(([name, path]) => ({ name, folder: path, route: routes.get(name) }));
}

/** `{ blog: blogCollection }` by the name of the variable. */
function exportedNames(configuration: string): ReadonlyMap<string, string> {
  const [, body = ''] = /\bcollections\s{0,9}=\s{0,9}\{([^{}]{0,3000})\}/.exec(configuration) ?? [];
  return new Map(
    [...body.matchAll(/(?<![\w-])([\w-]{1,80})["']?\s{0,9}:\s{0,9}([\w$]{1,80})/g)].map(
      ([, name = '', variable = '']) => [variable, name],
    ),
  );
}

/** The pages with a parameter that show a collection: `src/pages/blog/[...slug].astro`. */
function routesOf(
  folder: SourceFolder,
  source: string,
): ReadonlyMap<string, NonNullable<AstroCollection['route']>> {
  const routes = new Map<string, NonNullable<AstroCollection['route']>>();
  for (const file of folder.files) {
    if (!file.startsWith(`${source}/pages/`) || !/\[(?:\.\.\.)?\w{1,60}\][^/[\]]{0,60}\.astro$/.test(file))
      continue;
    const path = file
      .slice(`${source}/pages`.length)
      .replace(/\.astro$/, '')
      .replace(/\/index$/, '');
    // Parameters before the last are for languages, which the default one is not in.
    const [, before = '', parameter = '', after = ''] =
      /^(.*)\[(?:\.\.\.)?(\w+)\]([^[\]]*)$/.exec(path.replace(/\/\[\.\.\.(?:lang|locale)\](?=\/)/, '')) ?? [];
    if (
      /^(?:page|tag|tags|category|author|year|month|lang|locale|series)$/i.test(parameter) ||
      /\/(?:tags?|categor(?:y|ies)|authors?|archives?|draft)\//.test(before) ||
      before.includes('[')
    )
      continue;
    const text = folder.read(file) ?? '';
    for (const [, name = ''] of text.matchAll(
      /\b(?:getCollection|getEntry|getBlogCollection|CollectionEntry)\s{0,9}(?:<[^<>]{0,60}>)?\s{0,9}[(<]\s{0,9}["'](\w[\w-]*)["']/g,
    ))
      if (!routes.has(name)) routes.set(name, { before, after });
    if (!/getCollection|getEntry/.test(text) && /getStaticPaths/.test(text)) {
      const fallback = folderOf(before.slice(1)) || before.replace(/\//g, '');
      if (fallback !== '' && !routes.has(fallback)) routes.set(fallback, { before, after });
      if (fallback === '' && !routes.has('posts')) routes.set('posts', { before, after });
    }
  }
  return routes;
}

/** The title and description that a theme's constants have. */
export function siteWords(folder: SourceFolder): {
  readonly title?: string;
  readonly description?: string;
  readonly language?: string;
} {
  const files = folder.files.filter((file) =>
    /^src\/(?:[\w.-]*config|consts?|constants|site[\w.-]*)\.(?:ts|js|mjs)$/.test(file),
  );
  const text = files.map((file) => folder.read(file) ?? '').join('\n');
  const word = (pattern: RegExp) => textOf(literalAfter(text, pattern));
  return {
    title: word(/\b(?:SITE_TITLE|title|siteName|name)["']?\s{0,9}[:=]\s{0,9}(?=["'`])/),
    description: word(/\b(?:SITE_DESCRIPTION|description|desc)["']?\s{0,9}[:=]\s{0,9}(?=["'`])/),
    language: word(/\b(?:lang|locale|language)["']?\s{0,9}[:=]\s{0,9}(?=["'`])/),
  };
}
