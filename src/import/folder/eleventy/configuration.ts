import { dataFile } from '../source/front-matter.ts';
import { patternsIn } from '../source/ignored-files.ts';
import { literalAfter } from '../source/literals.ts';
import {
  extensionOf,
  folderOf,
  nameOf,
  normalPath,
  type SourceFolder,
  withoutExtension,
} from '../source/source-folder.ts';
import { isFalse, isValues, merged, textOf, type Value, type ValueMap } from '../source/values.ts';

/** What `eleventy.config.js` says, as far as it is written out. */
export type EleventyConfiguration = {
  readonly input: string;
  /** Relative to the root. */
  readonly includes: string;
  readonly data: string;
  readonly output: string;
  /** `/blog`, or ''. */
  readonly basePath: string;
  readonly engine: 'liquid' | 'njk' | 'none';
  /** Files and folders that are copied, by where they are served. */
  readonly copies: ReadonlyMap<string, string>;
  /** Patterns, as in `.gitignore`. */
  readonly ignored: readonly string[];
};

export const ELEVENTY_FILES = [
  'eleventy.config.js',
  'eleventy.config.mjs',
  'eleventy.config.cjs',
  'eleventy.config.ts',
  '.eleventy.js',
];

/** Reads the literals of the configuration, and of the files of a `config` folder that it may be divided into. */
export function eleventyConfiguration(folder: SourceFolder): EleventyConfiguration {
  const main = ELEVENTY_FILES.map((file) => folder.read(file)).find((text) => text !== undefined) ?? '';
  const others = folder.files.filter((file) => /^(?:_?config|utils|eleventy|lib)\/.*\.[cm]?js$/.test(file));
  const all = [main, ...others.map((file) => folder.read(file) ?? '')].join('\n');
  const dir = literalAfter(main, /\bdir\s{0,9}:\s{0,9}(?=\{)/);
  const folders = isValues(dir) ? dir : {};
  const set = (name: string) => textOf(literalAfter(main, SETTERS[name] ?? /$^/));
  const input = normalPath(textOf(folders.input) ?? set('input') ?? '');
  const below = (path: string) => normalPath(`${input}/${path}`);
  const prefix = textOf(literalAfter(main, /\bpathPrefix\s{0,9}:\s{0,9}/)) ?? '';
  const engine = literalAfter(main, /\bmarkdownTemplateEngine\s{0,9}:\s{0,9}/);
  return {
    input,
    includes: below(textOf(folders.includes) ?? set('includes') ?? '_includes'),
    data: below(textOf(folders.data) ?? set('data') ?? '_data'),
    output: normalPath(textOf(folders.output) ?? set('output') ?? '_site'),
    basePath: prefix.startsWith('/') ? prefix.replace(/(?<!\/)\/+$/, '') : '',
    engine: isFalse(engine) ? 'none' : textOf(engine) === 'njk' ? 'njk' : 'liquid',
    copies: copiesIn(all, input),
    ignored: [
      ...(/\bsetUseGitIgnore\(\s{0,9}false/.test(all) ? [] : patternsIn(folder.read('.gitignore') ?? '')),
      ...patternsIn(folder.read('.eleventyignore') ?? ''),
      ...[...all.matchAll(/\bignores\.add\(\s{0,9}(["'`])([^"'`\n]{1,300})\1/g)].map(
        ([, , pattern = '']) => `/${pattern.replace(/^\.?\//, '')}`,
      ),
    ],
  };
}

const SETTERS: Readonly<Record<string, RegExp>> = {
  input: /\bsetInputDirectory\(\s{0,9}/,
  includes: /\bsetIncludesDirectory\(\s{0,9}/,
  data: /\bsetDataDirectory\(\s{0,9}/,
  output: /\bsetOutputDirectory\(\s{0,9}/,
};

/** `addPassthroughCopy('src/images')`, which leaves the input folder out, and `addPassthroughCopy({ public: '/' })`. */
function copiesIn(text: string, input: string): ReadonlyMap<string, string> {
  const copies = new Map<string, string>();
  const add = (value: Value | undefined): void => {
    if (Array.isArray(value)) for (const each of value) add(each);
    else if (isValues(value))
      for (const [from, to] of Object.entries(value))
        copies.set(normalPath(textOf(to) ?? ''), staticPart(from));
    else {
      const from = staticPart(textOf(value) ?? '');
      if (from !== '')
        copies.set(input !== '' && from.startsWith(`${input}/`) ? from.slice(input.length + 1) : from, from);
    }
  };
  for (const match of text.matchAll(/\baddPassthroughCopy\(/g))
    add(literalAfter(text.slice(match.index, match.index + 2000), /^addPassthroughCopy\(/));
  return copies;
}

/** The folder of a pattern: `src/images` of `src/images/**`. */
const staticPart = (pattern: string): string => normalPath(pattern.split('*', 1)[0] ?? '');

/** What data files say of a file: those of the folders above it, then its own; the nearest first. Lists of tags come together. */
export function directoryData(folder: SourceFolder, file: string, input: string): ValueMap {
  const parts = folderOf(file).split('/').filter(Boolean);
  const folders = parts
    .map((_, index) => parts.slice(0, index + 1).join('/'))
    .filter((each) => `${each}/`.startsWith(input === '' ? '' : `${input}/`) || each === input);
  const stems = [...folders.map((each) => `${each}/${nameOf(each)}`), withoutExtension(file)];
  return stems.map((stem) => dataOf(folder, stem)).reduce(merged, {});
}

function dataOf(folder: SourceFolder, stem: string): ValueMap {
  const files = [
    '.json',
    '.11tydata.json',
    '.11tydata.js',
    '.11tydata.mjs',
    '.11tydata.cjs',
    '.yaml',
    '.yml',
  ].map((end) => stem + end);
  return files
    .filter(folder.has)
    .map((file) => valuesOf(file, folder.read(file) ?? ''))
    .reduce(merged, {});
}

/** The values of a data file; of JavaScript what it exports as literals. */
function valuesOf(file: string, text: string): ValueMap {
  const isScript = /\.[cm]?js$/.test(extensionOf(file));
  const value = isScript ? exported(text) : dataFile(file, text);
  return isValues(value) ? value : {};
}

const exported = (text: string): Value | undefined =>
  literalAfter(text, /\bmodule\.exports\s{0,9}=\s{0,9}(?=[{["'])|\bexport\s{1,9}default\s{1,9}(?=[{["'])/) ??
  literalAfter(text, /\breturn\s{1,9}(?=\{)/);

/** Data of the whole site, by the names of their files. */
export function globalData(folder: SourceFolder, { data }: EleventyConfiguration): ValueMap {
  const values: { [key: string]: Value } = {};
  for (const file of folder.files) {
    if (!file.startsWith(`${data}/`) || !/\.(?:json|ya?ml|toml|[cm]?js)$/.test(file)) continue;
    const text = folder.read(file) ?? '';
    const read = /js$/.test(file) ? exported(text) : dataFile(file, text);
    if (read !== undefined) values[nameOf(withoutExtension(file)).replace(/\.11tydata$/, '')] = read;
  }
  return values;
}
