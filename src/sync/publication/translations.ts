import type {
  JoinedTranslations,
  NamedTranslations,
  TranslationTarget,
} from '../../content/metadata/translations.ts';
import { roleOf } from '../../content/source/role.ts';
import type { ArticleRecord, FileRecord } from '../records/file-record.ts';
import type { FileRepository, FileRow } from '../records/file-repository.ts';
import type { Lookups } from '../records/lookups.ts';

/** Stories in one group: hreflang of more would be longer than what they are links to. */
const MOST = 200;

/** What belongs to a group is looked up from one story to the next, so often at most. */
const STEPS = 50;

const NOTHING: JoinedTranslations = { others: [], missing: [] };

/** A file of a group: what is known of it, and the files that it names and that name it. */
type Member = { readonly record: FileRecord | undefined; readonly neighbors: Set<string> };

/** Looks up with which others articles are translations of one story: each names another, or is named by it, and so on; `atHand`: what is known of the files. */
export async function joinedTranslations(
  repository: Pick<FileRepository, 'rows' | 'holders'>,
  files: readonly string[],
  atHand?: ReadonlyMap<string, FileRow>,
): Promise<{
  of(file: string): JoinedTranslations;
  readonly members: ReadonlyMap<string, FileRecord | undefined>;
}> {
  const members = await groupsOf(repository, files, atHand);
  const records = new Map([...members].map(([file, { record }]) => [file, record]));
  return {
    members: records,
    of(file) {
      const named = records.get(file)?.article?.translates;
      if ((members.get(file)?.neighbors.size ?? 0) === 0 && !named) return NOTHING;
      const group = groupOf(file, members);
      const others = group.flatMap((one) => (one === file ? [] : targetsOf(records.get(one)?.article)));
      const pages = group.flatMap((one) => records.get(one)?.article?.translates?.pages ?? []);
      return {
        others: distinct([...others, ...pages]),
        missing: (named?.files ?? []).filter((one) => roleOf(one) !== 'article' || !records.get(one)),
      };
    },
  };
}

/** As far as it can be told of a story that is left out: what it names itself. */
export function translationsNamed(
  { files, pages }: NamedTranslations,
  { record }: Pick<Lookups, 'record'>,
): JoinedTranslations {
  return {
    others: distinct([...files.flatMap((file) => targetsOf(record(file)?.article)), ...pages]),
    missing: files.filter((file) => roleOf(file) !== 'article' || !record(file)),
  };
}

async function groupsOf(
  { rows, holders }: Pick<FileRepository, 'rows' | 'holders'>,
  files: readonly string[],
  atHand: ReadonlyMap<string, FileRow> | undefined,
): Promise<ReadonlyMap<string, Member>> {
  const members = new Map<string, Member>();
  const pairs: (readonly [string, string])[] = [];
  let found: readonly string[] = [...new Set(files)];
  for (let step = 0; found.length > 0 && step < STEPS; step += 1) {
    const known = step === 0 ? atHand : undefined;
    const [records, naming] = [known ?? (await rows(found)), await holders('translates', found)];
    const near = [
      ...naming.map(({ key, file }) => [key, file] as const),
      ...found.flatMap((file) =>
        (records.get(file)?.record.article?.translates?.files ?? []).map((other) => [file, other] as const),
      ),
    ];
    for (const file of found) members.set(file, { record: records.get(file)?.record, neighbors: new Set() });
    pairs.push(...near);
    found = [...new Set(near.flat())].filter((file) => !members.has(file));
  }
  for (const [one, other] of pairs) {
    members.get(one)?.neighbors.add(other);
    members.get(other)?.neighbors.add(one);
  }
  return members;
}

/** All that are joined to a file, itself included, in the order of their names. */
function groupOf(file: string, members: ReadonlyMap<string, Member>): readonly string[] {
  const group = new Set([file]);
  for (const one of group) {
    for (const other of members.get(one)?.neighbors ?? []) if (group.size < MOST) group.add(other);
  }
  return [...group].sort();
}

/** An article that readers can see, now or at some time. */
function targetsOf(article: ArticleRecord | undefined): readonly TranslationTarget[] {
  if (article?.state !== 'article' || article.hash === undefined || article.conflicting) return [];
  const { language, url, shown } = article;
  return language === undefined || shown === undefined ? [] : [{ language, url, shown }];
}

/** The first of each language, in the order of the alphabet. */
function distinct(all: readonly TranslationTarget[]): readonly TranslationTarget[] {
  const byLanguage = new Map(all.toReversed().map((one) => [one.language, one]));
  return [...byLanguage.values()].sort((a, b) => (a.language < b.language ? -1 : 1));
}

/** Equal for equal translations; undefined where there are none. */
export const translationsDigest = ({ others, missing }: JoinedTranslations): string | undefined =>
  others.length + missing.length === 0 ? undefined : JSON.stringify([others, missing]);

/** What others show of an article as a translation: where that changes, they are read again. */
export const shownAsTranslation = (article: ArticleRecord | undefined): string | undefined =>
  article && JSON.stringify([article.translates, ...targetsOf(article)]);
