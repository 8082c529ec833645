import { dataFile } from '../source/front-matter.ts';
import { nameOf, normalPath, type SourceFolder, withoutExtension } from '../source/source-folder.ts';
import {
  isTrue,
  isValues,
  merged,
  textOf,
  textsOf,
  type Value,
  type ValueMap,
  valueAt,
} from '../source/values.ts';

/** A language of a site. */
export type HugoLanguage = {
  /** As addresses have it: `es`. */
  readonly key: string;
  /** BCP 47. */
  readonly tag: string;
  /** Folder of its content, relative to the root. */
  readonly content: string;
  /** In front of its addresses: `/es`, or ''. */
  readonly prefix: string;
};

/** What `hugo.toml` and its like say. Keys are in lower case, as Hugo reads them in any. */
export type HugoConfiguration = {
  readonly values: ValueMap;
  readonly baseUrl?: string;
  readonly timezone?: string;
  /** The default one first. */
  readonly languages: readonly [HugoLanguage, ...HugoLanguage[]];
  readonly isMultilingual: boolean;
  /** Patterns of addresses by section. */
  readonly permalinks: ValueMap;
  /** Sections with `.html` at the end of addresses; true: all. */
  readonly ugly: true | ReadonlySet<string>;
  readonly isLowerCase: boolean;
  readonly withoutAccents: boolean;
  /** Keys of front matter that name taxonomies. */
  readonly taxonomies: readonly string[];
  readonly staticFolders: readonly string[];
  /** Keys that state a date, in their order. */
  readonly dateKeys: readonly string[];
};

const ROOT_FILES = ['hugo', 'config'].flatMap((name) =>
  ['toml', 'yaml', 'yml', 'json'].map((type) => `${name}.${type}`),
);

/** Reads a site's configuration: a file in its root, and the folder `config/_default` with what production adds. */
export function hugoConfiguration(folder: SourceFolder): HugoConfiguration {
  const values = ['_default', 'production'].reduce(
    (all, environment) => merged(all, environmentOf(folder, environment)),
    ROOT_FILES.filter(folder.has)
      .map((file) => lowerCase(dataFile(file, folder.read(file) ?? '')))
      .find(isValues) ?? {},
  );
  const languages = languagesOf(values);
  const permalinks = valueAt(values, 'permalinks');
  const pages = isValues(permalinks) && isValues(permalinks.page) ? permalinks.page : {};
  const uglyUrls = values.uglyurls;
  return {
    values,
    baseUrl: textOf(values.baseurl),
    timezone: textOf(values.timezone),
    languages,
    isMultilingual: isValues(values.languages) && languages.length > 1,
    permalinks: isValues(permalinks) ? { ...permalinks, ...pages } : pages,
    ugly: isValues(uglyUrls)
      ? new Set(Object.entries(uglyUrls).flatMap(([section, each]) => (isTrue(each) ? [section] : [])))
      : isTrue(uglyUrls) || new Set(),
    isLowerCase: !isTrue(values.disablepathtolower),
    withoutAccents: isTrue(values.removepathaccents),
    taxonomies: isValues(values.taxonomies)
      ? Object.values(values.taxonomies).flatMap((each) => textOf(each)?.toLowerCase() ?? [])
      : ['tags', 'categories'],
    staticFolders: staticFolders(values, folder),
    dateKeys: dateKeys(valueAt(values, 'frontmatter.date')),
  };
}

/** Files of `config/<environment>`: `hugo.toml` for the root, `params.toml`, `menus.es.toml` for what they are called. */
function environmentOf(folder: SourceFolder, environment: string): ValueMap {
  let values: ValueMap = {};
  for (const file of folder.files) {
    if (!file.startsWith(`config/${environment}/`)) continue;
    const read = lowerCase(dataFile(file, folder.read(file) ?? ''));
    if (!isValues(read)) continue;
    const [name = '', language] = nameOf(withoutExtension(file)).toLowerCase().split('.');
    if (/^(?:hugo|config)$/.test(name)) values = merged(values, read);
    else if (language === undefined) values = merged(values, { [name]: read });
    else if (name === 'languages') values = merged(values, { languages: { [language]: read } });
    else values = merged(values, { languages: { [language]: { [name]: read } } });
  }
  return values;
}

/** Keys in lower case, but for those of parameters, which are names of the site's own. */
function lowerCase(value: Value | undefined): Value | undefined {
  if (!isValues(value))
    return Array.isArray(value) ? value.map((each: Value) => lowerCase(each) ?? null) : value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key.toLowerCase(), lowerCase(each) ?? null]),
  );
}

function languagesOf(values: ValueMap): readonly [HugoLanguage, ...HugoLanguage[]] {
  const content = normalPath(textOf(values.contentdir) ?? 'content');
  const fallback = textOf(values.defaultcontentlanguage) ?? 'en';
  const hasPrefix = isTrue(values.defaultcontentlanguageinsubdir);
  const written = isValues(values.languages) ? values.languages : {};
  const languageOf = (key: string): HugoLanguage => {
    const own = written[key];
    const language = isValues(own) ? own : {};
    const isDefault = key === fallback.toLowerCase();
    return {
      key,
      tag:
        textOf(language.languagecode ?? language.locale) ??
        (isDefault ? (textOf(values.languagecode ?? values.locale) ?? key) : key),
      content: normalPath(textOf(language.contentdir) ?? content),
      prefix: isDefault && !hasPrefix ? '' : `/${key}`,
    };
  };
  const others = Object.keys(written).filter(
    (key) => key !== fallback.toLowerCase() && !isTrue(valueAt(written, `${key}.disabled`)),
  );
  return [languageOf(fallback.toLowerCase()), ...others.map(languageOf)];
}

/** Folders whose files are served as they are; those of themes come last. */
function staticFolders(values: ValueMap, folder: SourceFolder): readonly string[] {
  const own = textsOf(values.staticdir);
  const themes = textsOf(values.theme).map((theme) => `themes/${nameOf(theme)}`);
  const rest = [...themes.flatMap((theme) => [`${theme}/static`, `${theme}/assets`])];
  const numbered = Object.entries(values).flatMap(([key, value]) =>
    /^staticdir\d+$/.test(key) ? textsOf(value) : [],
  );
  const all = [...(own.length > 0 ? own : ['static']), ...numbered, 'assets', ...rest];
  return all.map(normalPath).filter((path) => folder.files.some((file) => file.startsWith(`${path}/`)));
}

const DATE_KEYS = ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'];

function dateKeys(value: Value | undefined): readonly string[] {
  const written = textsOf(value).map((each) => each.toLowerCase());
  if (written.length === 0) return DATE_KEYS;
  return written.flatMap((each) => (each === ':default' ? DATE_KEYS : [each]));
}
