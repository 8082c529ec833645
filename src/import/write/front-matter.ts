import { stringify } from 'yaml';
import { rules } from '../../content/problems/rules.ts';
import { articleSchema } from '../../content/schema/article-schema.ts';
import { validate } from '../../content/schema/validate.ts';
import { line } from '../../content/source/clean.ts';
import type { ImportedArticle, ImportedAuthor, ImportedMedia } from '../imported.ts';

/** Front matter as it is written: text, lists and keys of their own; undefined values are left out. */
export type FrontMatterFields = Readonly<Record<string, unknown>>;

/** Dateline's own order of keys. */
const order = Object.keys(articleSchema.shape);

/** A file's text. The keys of an article come in the order of the documentation, values quoted only where YAML 1.2 needs it. */
export function fileText(fields: FrontMatterFields, body: string): string {
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const sorted = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => rank(a) - rank(b));
  const yaml = stringify(Object.fromEntries(sorted), { lineWidth: 0, aliasDuplicateObjects: false });
  return `---\n${yaml}---\n${body === '' ? '' : `\n${body}\n`}`;
}

/** What an article says, by Dateline's keys. */
export function fieldsOf(article: ImportedArticle): FrontMatterFields {
  const { title, description, date, updated, authors, tags, image, audio, video, attachments } = article;
  return {
    ...article.fields,
    title: line(title) || undefined,
    description: description === undefined ? undefined : line(description) || undefined,
    date,
    updated,
    authors: filled(authors.map(authorOf)),
    tags: filled([...new Set(tags.map(line))].filter((tag) => tag !== '')),
    image: image && mediaOf(image),
    audio: audio && mediaOf(audio),
    video: video && mediaOf(video),
    attachments: filled((attachments ?? []).map(mediaOf)),
    language: article.language,
    draft: article.unpublished === undefined ? article.fields?.draft : true,
  };
}

const filled = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

function authorOf({ name, email, url }: ImportedAuthor): string | ImportedAuthor {
  // In one line, an address between angle brackets would be read as the author's.
  const isPlain = email === undefined && url === undefined && !name.includes('<');
  return isPlain ? line(name) : withoutUndefined({ name: line(name), email, url });
}

function mediaOf(media: ImportedMedia): string | ImportedMedia {
  const { src, ...rest } = withoutUndefined(media);
  const entries = Object.entries(rest).map(([key, value]) => [
    key,
    typeof value === 'string' && key !== 'src' ? line(value) : value,
  ]);
  const nonEmpty = entries.filter(([key, value]) => value !== '' || key === 'alt');
  return nonEmpty.length === 0 ? src : { src, ...Object.fromEntries(nonEmpty) };
}

/** The same without keys that have no value. */
function withoutUndefined<T extends object>(value: T): T {
  // Keys that may be undefined may also be absent.
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

/** A value that Dateline would refuse, and why. */
export type RefusedField = { readonly key: string; readonly why: string };

/** The fields without what Dateline would refuse of them: a key of a key alone where that is at fault, of a list the item. */
export function accepted(fields: FrontMatterFields): {
  readonly fields: FrontMatterFields;
  readonly refused: readonly RefusedField[];
} {
  const refused: RefusedField[] = [];
  let rest: unknown = fields;
  // Each round takes out what is wrong; what is left may be wrong in turn, such as an item without its name.
  for (let round = 0; round < 4; round += 1) {
    const faults = validate(articleSchema, texts(rest)).findings.filter(
      ({ code, path }) => rules[code].severity === 'error' && path !== undefined && path.length > 0,
    );
    if (faults.length === 0) break;
    for (const { path = [], message } of faults) refused.push({ key: path.join('.'), why: message });
    rest = faults
      .map(({ path = [] }) => path)
      .toSorted(byIndexDescending)
      .reduce(without, rest);
  }
  return {
    fields: { ...Object(rest) },
    refused: refused.filter(({ why }) => !/^no (?:title|date)\b/.test(why)),
  };
}

/** Every scalar as text, as a file's reader has it. */
function texts(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, texts(each)]])),
  );
}

/** The last items of lists first, so that none moves up before it is taken out. */
function byIndexDescending(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const [one, other] = [a, b].map((path) => path.find((part) => typeof part === 'number') ?? 0);
  return Number(other) - Number(one);
}

function without(value: unknown, path: readonly (string | number)[]): unknown {
  const [first, ...rest] = path;
  if (Array.isArray(value)) {
    const index = Number(first);
    const item: unknown = value[index];
    if (rest.length === 0 || typeof item !== 'object') return value.filter((_, each) => each !== index);
    return value.map((each: unknown, at) => (at === index ? without(each, rest) : each));
  }
  if (value === null || typeof value !== 'object') return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]: readonly [string, unknown]) => {
      if (key !== String(first)) return [[key, each]];
      const left = rest.length === 0 || typeof each !== 'object' ? undefined : without(each, rest);
      const isEmpty = left === undefined || (Array.isArray(left) && left.length === 0);
      return isEmpty ? [] : [[key, left]];
    }),
  );
}
