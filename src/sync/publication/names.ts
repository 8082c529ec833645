import { spellings } from '../../content/byline/name-variants.ts';
import { compare, type Problem, problem } from '../../content/problems/problem.ts';
import { lineOf } from '../../content/problems/problem-line.ts';
import { withLetters } from '../../content/site/letters.ts';
import { namesHash } from '../../content/site/revision.ts';
import type { Source } from '../../content/source/source.ts';
import type { Author, Tag } from '../../domain/article.ts';
import type { Listed } from '../../store/snapshot.ts';
import { type Handle, query } from '../../store/sql/handle.ts';
import type { Key } from '../records/file-record.ts';
import type { FileKey, FileRepository, Holder } from '../records/file-repository.ts';
import type { SyncSession } from '../session.ts';

export type NameLists = {
  readonly authors: readonly Listed<Author>[];
  readonly tags: readonly Listed<Tag>[];
};

type NameKind = 'author' | 'tag';

type NameOptions = {
  readonly session: SyncSession;
  readonly source: Source;
  readonly language: string;
  /** `namesHash` of what is published, if that is listed as it would be now. */
  readonly published: string | undefined;
};

/** Settles how names are spelled. Resolves to the lists of authors and tags, which are absent where they are as published. */
export async function listNames({
  session,
  source,
  language,
  published,
}: NameOptions): Promise<{ readonly names?: NameLists; readonly hash: string }> {
  const { everything, keys } = session.names.drain();
  let changed = published === undefined || everything;
  for (const kind of ['author', 'tag'] as const) {
    const slugs = everything
      ? undefined
      : keys.flatMap((key) => (key.startsWith(`${kind}\n`) ? [key.slice(kind.length + 1)] : []));
    if (slugs?.length === 0) continue;
    const groups = await variantsOf(session, kind, slugs);
    await noteSpellings(session, { kind, source, groups, everything });
    changed ||= await differ(session.handle, kind, groups);
  }
  if (!changed && published !== undefined) return { hash: published };
  const names = {
    authors: listed<Author>(await variantsOf(session, 'author', undefined), language),
    tags: listed<Tag>(await variantsOf(session, 'tag', undefined), language),
  };
  return { names, hash: namesHash(names) };
}

/** Every way in which the names of a slug are written, that which is published first, then in the order of the first files; of all slugs unless some are given. */
async function variantsOf(
  { repository, handle }: Pick<SyncSession, 'repository' | 'handle'>,
  kind: NameKind,
  slugs: readonly string[] | undefined,
): Promise<ReadonlyMap<string, readonly Variant[]>> {
  const found = await repository.distinct(kind, slugs?.map((slug) => `${slug}\n`) ?? ['']);
  const groups = Map.groupBy(found.flat().map(variantOf), ({ name }) => name.slug);
  const several = [...groups].flatMap(([slug, variants]) => (variants.length > 1 ? [slug] : []));
  const titles = await titlesOf(handle, kind, several);
  for (const [slug, variants] of groups) {
    const rank = ({ name }: Variant) => (name.name === titles.get(slug) ? 0 : 1);
    variants.sort((a, b) => rank(a) - rank(b) || compare(a.file, b.file));
  }
  return slugs ? new Map(slugs.map((slug) => [slug, groups.get(slug) ?? []])) : groups;
}

/** As what names are published. */
async function titlesOf(
  handle: Handle,
  kind: NameKind,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (slugs.length === 0) return new Map();
  const [rows = []] = await query(handle, [[PUBLISHED, JSON.stringify(slugs), kind]]);
  return new Map(rows.map(({ slug, title }) => [String(slug), title]));
}

type Variant = { readonly key: string; readonly name: Author | Tag; readonly file: string };

const variantOf = ({ key, file }: Holder): Variant => ({
  ...{ key, file },
  // `nameKey` writes it.
  name: JSON.parse(key.slice(key.indexOf('\n') + 1)) as Author | Tag,
});

/** Whether one of these is published under another name, or is not, or should not be. */
async function differ(
  handle: Handle,
  kind: NameKind,
  groups: ReadonlyMap<string, readonly Variant[]>,
): Promise<boolean> {
  const titles = await titlesOf(handle, kind, [...groups.keys()]);
  return [...groups].some(([slug, [first]]) => first?.name.name !== titles.get(slug));
}

const PUBLISHED = `SELECT s.slug AS slug, s.about ->> '$.title' AS title
  FROM json_each(?1) j CROSS JOIN subject s ON s.kind = ?2 AND s.slug = j.value WHERE s.known = 1`;

/** Each slug once, with the name of the first file, by name as the language sorts it. */
function listed<Name extends Author | Tag>(
  groups: ReadonlyMap<string, readonly Variant[]>,
  language: string,
): readonly Listed<Name>[] {
  const { compare: byLanguage } = new Intl.Collator(language);
  // Keys of one kind hold names of that kind.
  const names = [...groups.values()].flatMap(([first]) => (first ? [first.name as Name] : []));
  return withLetters(
    names.toSorted((a, b) => byLanguage(a.name, b.name) || compare(a.slug, b.slug)),
    language,
  );
}

type Spelling = {
  readonly kind: NameKind;
  readonly source: Source;
  readonly groups: ReadonlyMap<string, readonly Variant[]>;
  readonly everything: boolean;
};

/** Files whose names are looked at together. */
const atOnce = 50;

/** Notes which articles write a name in another way than the first that has it. */
async function noteSpellings(
  { repository }: SyncSession,
  { kind, source, groups, everything }: Spelling,
): Promise<void> {
  const keyOf = (slug: string) => `${kind}/${slug}`;
  const old = everything
    ? (await repository.distinct('spelling', [`${kind}/`])).flat().map(({ key }) => key)
    : [...groups.keys()].map(keyOf);
  const before = await repository.holders('spelling', old);
  await repository.removeKeys(before.map(({ key, file }) => spellingKey(key, file)));
  for (const [slug, variants] of groups) {
    const [first] = variants;
    const others = variants.filter(({ name }) => name.name !== first?.name.name);
    if (!first || others.length === 0) continue;
    const holders = await repository.holders(
      kind,
      others.map(({ key }) => key),
    );
    const files = [...new Set(holders.map(({ file }) => file))].filter((file) => file !== first.file);
    for (let at = 0; at < files.length || at === 0; at += atOnce) {
      const some = [first.file, ...files.slice(at, at + atOnce)];
      const found = await problemsOf(
        repository,
        { source, slug, key: kind === 'author' ? 'authors' : 'tags' },
        some,
      );
      await repository.addKeys(
        [...found].map(([file, problems]) => spellingKey(keyOf(slug), file, JSON.stringify(problems))),
      );
    }
  }
}

const spellingKey = (key: string, file: string, value: string | null = null): FileKey => [
  ...(['spelling', key, value] satisfies Key),
  file,
];

type NamedCount = { readonly source: Source; readonly slug: string; readonly key: 'authors' | 'tags' };

/** What is wrong with how some articles write a name, by file; the first of them decides. */
async function problemsOf(
  repository: FileRepository,
  { source, slug, key }: NamedCount,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const rows = await repository.rows(files);
  const articles = files.flatMap((file) => {
    const { article } = rows.get(file)?.record ?? {};
    return article ? [{ file, authors: [], tags: [], [key]: article[key] }] : [];
  });
  const found = spellings(articles).filter((one) => one.slug === slug);
  return new Map(
    [...Map.groupBy(found, ({ article }) => article.file)].map(([file, all]) => [
      file,
      all.map(({ finding }) => problem(file, finding, lineOf(source, file))),
    ]),
  );
}
