import type { ImportedAuthor, ImportedMedia } from '../../imported.ts';
import { isValues, textOf, textsOf, type Value, type ValueMap, valueAt } from '../source/values.ts';
import { type AuthorDirectory, authorOf } from './author-directory.ts';
import type { KeyRole, KeyTable } from './keys.ts';

/** What a page's front matter says, by what it is. */
export type PageFields = {
  readonly title?: string;
  readonly description?: string;
  readonly updated?: string;
  readonly authors?: Value;
  readonly tags: readonly string[];
  readonly image?: ImportedMedia;
  readonly audio?: ImportedMedia;
  readonly video?: ImportedMedia;
  readonly language?: string;
  readonly canonical?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Keys that were read, in lower case. */
  readonly used: ReadonlySet<string>;
};

/** Reads front matter by a table; of several keys for one role the first of the table that says something. */
export function readFields(data: ValueMap, table: KeyTable): PageFields {
  const lower = new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
  const used = new Set<string>();
  const keysOf = (role: KeyRole) => Object.keys(table).filter((key) => table[key] === role && lower.has(key));
  const first = <T>(role: KeyRole, read: (value: Value) => T | undefined): T | undefined => {
    for (const key of keysOf(role)) {
      const result = read(lower.get(key) ?? null);
      if (result === undefined) continue;
      // What says the same in another key is not lost.
      for (const other of keysOf(role)) if (isSame(lower.get(other), lower.get(key))) used.add(other);
      return result;
    }
    return undefined;
  };
  for (const key of keysOf('system')) used.add(key);
  const tags = keysOf('tags').flatMap((key) => {
    used.add(key);
    return namesIn(lower.get(key));
  });
  const image = first('image', mediaOf);
  const extras = {
    alt: first('imageAlt', textOf) ?? image?.alt,
    caption: first('imageCaption', textOf) ?? image?.caption,
    credit: first('imageCredit', textOf) ?? image?.credit,
  };
  const fields = keysOf('field').map((key) => {
    used.add(key);
    return [key, lower.get(key) ?? undefined] as const;
  });
  return {
    title: first('title', textOf),
    description: first('description', textOf),
    updated: first('updated', textOf),
    authors: first('authors', (value) => (value === null || value === '' ? undefined : value)),
    tags: [...new Set(tags)],
    image: image && { ...image, ...extras },
    audio: first('audio', mediaOf),
    video: first('video', mediaOf),
    language: first('language', textOf),
    canonical: first('canonical', textOf),
    fields: Object.fromEntries(fields),
    used,
  };
}

const isSame = (one: Value | undefined, other: Value | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Names of a list, or of one text; where they are keys of their own, what they are called. */
function namesIn(value: Value | undefined): readonly string[] {
  if (isValues(value)) return textsOf(value.name ?? value.title ?? value.label);
  if (!Array.isArray(value)) return textsOf(value);
  return value.flatMap((each: Value) =>
    isValues(each) ? textsOf(each.name ?? each.title ?? each.label) : textsOf(each),
  );
}

/** A picture or file from a path, a list of which the first counts, or keys of its own. */
function mediaOf(value: Value): ImportedMedia | undefined {
  if (typeof value === 'string') return isTarget(value) ? { src: value.trim() } : undefined;
  if (value === null) return undefined;
  if (!isValues(value)) return value.map(mediaOf).find((each) => each !== undefined);
  const targets = [
    'src',
    'path',
    'url',
    'image',
    'file',
    'feature',
    'teaser',
    'overlay_image',
    'filename',
    'relative',
  ];
  const found = targets
    .map((key) => valueAt(value, key))
    .find((each) => each !== undefined && each !== null && mediaOf(each));
  const media = found === undefined || found === null ? undefined : mediaOf(found);
  if (media === undefined) return undefined;
  return {
    ...media,
    alt: textOf(value.alt ?? value.image_alt ?? value.image_description) ?? media.alt,
    caption: textOf(value.caption ?? value.title),
    credit: textOf(value.credit ?? value.attribution ?? value.credits),
  };
}

/** A path or an address, and not `true`, a color or a word. */
const isTarget = (text: string): boolean =>
  /^(?:https?:\/\/|\.{0,2}\/)\S|\.[a-z0-9]{2,5}$/i.test(text.trim().split('?', 1)[0] ?? '');

type AuthorRules = {
  readonly directory: AuthorDirectory;
  /** Told of a key without a name. */
  readonly onKey: (key: string) => void;
};

/** The authors that a value names: a name, a key of the site's authors, keys of their own, or a list of these. */
export function authorsOf(value: Value | undefined, rules: AuthorRules): readonly ImportedAuthor[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((each: Value) => authorsOf(each, rules));
  if (isValues(value)) {
    const key = textOf(value.id ?? value.slug ?? value.key ?? value.ref);
    const author = (key && rules.directory.find(key)) || authorOf(value);
    return author ? [author] : key ? [nameOrKey(key, rules)] : [];
  }
  const text = textOf(value);
  if (text === undefined) return [];
  const whole = rules.directory.find(text);
  if (whole !== undefined) return [whole];
  const parts = text.split(/[,;]/).map((part) => part.trim());
  const resolved = parts.map((part) => rules.directory.find(part));
  if (parts.length > 1 && resolved.every((each) => each !== undefined)) return resolved;
  return [nameOrKey(text, rules)];
}

function nameOrKey(text: string, { directory, onKey }: AuthorRules): ImportedAuthor {
  const found = directory.find(text);
  if (found !== undefined) return found;
  const [, name, email] = /^([^<]+)<([^<>\s@]+@[^<>\s@]+)>$/.exec(text) ?? [];
  if (name !== undefined && email !== undefined) return { name: name.trim(), email };
  if (/^@?[a-z0-9]+(?:[_.-][a-z0-9]+)*$/.test(text)) onKey(text);
  return { name: text };
}
