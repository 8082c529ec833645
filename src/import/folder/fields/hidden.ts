import { isFalse, isTrue, isValues, textOf, textsOf, type Value, type ValueMap } from '../source/values.ts';

/** How a group of keys hides a page; `name`: the key as the page has it. */
type HidingRow = {
  /** In lower case, without underscores and hyphens. */
  readonly keys: readonly string[];
  readonly reason: (value: Value, name: string) => string | undefined;
};

const words = (text: string): readonly string[] => text.split(/\s+/);

/** Set to something, and not to what clearly says no. */
const isSet = (value: Value): boolean =>
  value !== null &&
  (typeof value !== 'string' ||
    !/^(?:|false|no|n|off|0|none|null|never|free|everyone|public)$/i.test(value.trim()));

const whenSet =
  (reason: string): HidingRow['reason'] =>
  (value, name) =>
    isSet(value) ? `${reason}${/^(?:draft|hidden|private)$/i.test(name) ? '' : ` (${name})`}` : undefined;

const shown = (value: Value): boolean =>
  value === null ||
  (typeof value === 'string' &&
    /^(?:|publish(?:ed)?|public|live|visible|listed|open|all|everyone|anyone|free|none)$/i.test(
      value.trim(),
    ));

const HIDING_WORD =
  /^#?(?:drafts?|hidden|private|unpublished|pending|archived|withdrawn|deleted|trash|wip)$/i;

/** What systems, their themes and their plugins hide pages with. */
const ROWS: readonly HidingRow[] = [
  { keys: words('draft isdraft wip inprogress unpublished'), reason: whenSet('it is a draft') },
  {
    keys: words('published ispublished publish public ispublic visible isvisible listed islisted show live'),
    reason: (value, name) =>
      isFalse(value) || HIDING_WORD.test(textOf(value) ?? '') || /^(?:never|n)$/i.test(textOf(value) ?? '')
        ? `it is not published${name === 'published' ? '' : ` (${name})`}`
        : undefined,
  },
  { keys: words('hide hidden ishidden'), reason: whenSet('it is hidden') },
  {
    keys: words('unlisted isunlisted'),
    reason: (value) => (isSet(value) ? 'it is not listed' : undefined),
  },
  { keys: words('private isprivate'), reason: whenSet('it is private') },
  { keys: words('password protected'), reason: (value) => (isSet(value) ? 'it has a password' : undefined) },
  {
    keys: words('deleted isdeleted removed trashed archived isarchived withdrawn'),
    reason: whenSet('it is no longer shown'),
  },
  {
    keys: words(
      'membersonly memberonly subscribersonly subscriberonly paywall paywalled premium ispremium paid ispaid requireslogin loginrequired restricted',
    ),
    reason: whenSet('it is not for everyone'),
  },
  {
    keys: words('visibility access accesslevel'),
    reason: (value) => (shown(value) ? undefined : 'it is not for everyone'),
  },
  {
    keys: words('status poststatus publishstatus'),
    reason: (value) => {
      const text = textOf(value)?.toLowerCase();
      if (shown(value)) return undefined;
      if (text === 'draft') return 'it is a draft';
      return text === 'hidden' ? 'it is hidden' : `its status is ${text?.slice(0, 40) ?? 'unclear'}`;
    },
  },
  {
    keys: words('state layout type template stage'),
    reason: (value, name) =>
      HIDING_WORD.test(textOf(value) ?? '') || /^redirect(?:ed|ion)?$/i.test(textOf(value) ?? '')
        ? `its ${name} is ${textOf(value)}`
        : undefined,
  },
  {
    keys: words('audience'),
    reason: (value) =>
      textsOf(value).some((each) => /^(?:only_?)?(?:paid|members?|subscribers?|private)$/i.test(each))
        ? 'it is not for everyone'
        : undefined,
  },
  {
    keys: words('tag tags category categories'),
    reason: (value) => {
      const names = textsOf(value).flatMap((each) => each.split(','));
      const tag = names.find((each) => /^#?(?:drafts?|unpublished|wip)$/i.test(each.trim()));
      return tag === undefined ? undefined : `it has the tag ${tag.trim()}`;
    },
  },
];

const rowOf = new Map(ROWS.flatMap((row) => row.keys.map((key) => [key, row] as const)));

/** A key as the tables have it. */
export const plainKey = (key: string): string => key.toLowerCase().replace(/[_-]/g, '');

/** Keys that mean something else as well where they do not hide a page. */
const SHARED_KEYS = new Set(words('tag tags category categories layout type template state stage audience'));

/** Whether a key says nothing but who may see a page. */
export const isHidingKey = (key: string): boolean =>
  rowOf.has(plainKey(key)) && !SHARED_KEYS.has(plainKey(key));

/** Why the old site does not show a page to everyone, by keys that systems, themes and plugins share; undefined where it does. */
export function hiddenBy(data: ValueMap): string | undefined {
  const entries = [...Object.entries(data), ...Object.entries(data).flatMap(paramsOf)];
  if (isWithdrawn(data)) return undefined;
  for (const [key, value] of entries) {
    const reason = rowOf.get(plainKey(key))?.reason(value, key);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** `params` of front matter are keys like the others (Hugo). */
const paramsOf = ([key, value]: readonly [string, Value]): readonly (readonly [string, Value])[] =>
  key.toLowerCase() === 'params' && isValues(value) ? Object.entries(value) : [];

/** Withdrawn as Dateline has it: with a reason and a time, and so told of in feeds. */
export const isWithdrawn = (data: ValueMap): boolean =>
  textOf(data.status) === 'withdrawn' &&
  textOf(data.reason) !== undefined &&
  textOf(data.updated) !== undefined &&
  !isTrue(data.draft);

/** Why a page is hidden by its folders or name; `root`: the folder of the content, `hasNamedFolders`: `_name` is a collection. */
export function hiddenByPlace(file: string, root: string, hasNamedFolders = false): string | undefined {
  const below = root !== '' && file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
  const parts = below.split('/');
  const name = parts.pop() ?? '';
  const drafts = parts.find((part) => /^_?(?:drafts?|unpublished|wip)$/i.test(part));
  if (drafts !== undefined) return `it is in ${drafts}`;
  const folder = hasNamedFolders
    ? undefined
    : parts.find((part) => part.startsWith('_') && part !== '_posts');
  if (folder !== undefined) return `it is in ${folder}`;
  return /^_(?!index\.)/.test(name) ? `its name begins with _ (${name.slice(0, 60)})` : undefined;
}

/** What of front matter says who may see a page and cannot be read for certain: a key that occurs twice, or that is lost. */
export function hidingFault(raw: string, data: ValueMap): string | undefined {
  const read = new Set(keysWithin(data));
  const seen = new Set<string>();
  const keys = /^[ \t]{0,40}(?:[-{,][ \t]{0,9})?["']?([A-Za-z][\w-]{0,40})["']?[ \t]{0,9}[:=]/gm;
  for (const [line, key = ''] of raw.matchAll(keys)) {
    if (!isHidingKey(key)) continue;
    if (!read.has(plainKey(key))) return `its line ${key} cannot be read`;
    if (/^[A-Za-z"']/.test(line) && seen.has(plainKey(key))) return `${key} occurs twice`;
    seen.add(plainKey(key));
  }
  return undefined;
}

function keysWithin(value: Value): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysWithin);
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => [plainKey(key), ...keysWithin(each)]);
}
