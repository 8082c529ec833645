import { duplicates } from '../content/article/duplicates.ts';
import { problem } from '../content/problems/problem.ts';
import { lineOf } from '../content/problems/problem-line.ts';
import type { Sections } from '../content/site/section.ts';
import type { Source } from '../content/source/source.ts';
import { occupantsOf } from './publication/occupants.ts';
import { type ArticleRecord, CLAIM, type FileRecord, isLeftOut } from './records/file-record.ts';
import type { FileRepository, FileRow } from './records/file-repository.ts';
import type { SyncSession } from './session.ts';

type ConflictOptions = {
  readonly session: SyncSession;
  readonly sections: Sections;
  /** The content folder. */
  readonly source: Source;
  /** Files that the site or a section shows. */
  readonly always: ReadonlySet<string>;
};

type Claim = ArticleRecord & { readonly file: string };

/** An edit that takes another's place is undone, and what depends on it is looked at again, this often. */
const rounds = 8;

/** Settles who keeps an id or an address that several articles have. Resolves to files that no longer repeat what another has. */
export async function resolveConflicts({
  session,
  sections,
  source,
  always,
}: ConflictOptions): Promise<readonly string[]> {
  if (session.contested.size === 0) return [];
  const group = new Map(await conflictingWith(session));
  session.contested.clear();
  const findings = new Map<string, FileRecord['conflicts']>();
  const claims = [...group.values()].flatMap(({ record, before }) =>
    [record.article, before?.article].filter((article) => article !== undefined),
  );
  const readers = await session.repository.published(claims.map(({ path }) => path));
  const context = {
    published: ({ file }: Claim) => publishedAs(group.get(file)),
    isMoved: ({ path, id }: Claim) => readers.get(path) === id,
    wasRefused: ({ file }: Claim) => group.get(file)?.before?.article?.conflicting === true,
    occupied: await occupantsOf(session.repository, claims, always),
  };
  const moved = await movedFrom(session.repository, group);
  for (let round = 0; ; round += 1) {
    // What is left out for a fault of its own takes nothing from what is right.
    const claimants = [...group].flatMap(([file, { record }]) =>
      record.article && !isLeftOut(record) ? [{ ...record.article, file }] : [],
    );
    const found = duplicates(claimants, sections, context);
    for (const [{ file }, all] of found)
      findings.set(
        file,
        all.map((finding) => problem(file, finding, lineOf(source, file))),
      );
    // An edit that takes another's place does not count; what was there before is kept.
    const reverted = [...found.keys()].flatMap(({ file }) =>
      moved.has(file) ? [] : revert(group.get(file), round),
    );
    for (const row of reverted) group.set(row.file, row);
    if (reverted.length > 0) continue;
    return settle(session, group, { losing: new Set([...found.keys()].map(({ file }) => file)), findings });
  }
}

/** Files that are another story now, where the one that they were has moved to another file. */
async function movedFrom(
  repository: FileRepository,
  group: ReadonlyMap<string, FileRow>,
): Promise<ReadonlySet<string>> {
  const before = new Map(
    [...group.values()].flatMap((row) => {
      const id = publishedAs(row)?.id;
      return id === undefined || row.record.retained || row.record.article?.id === id ? [] : [[id, row.file]];
    }),
  );
  const holders = await repository.holders('id', [...before.keys()]);
  return new Set(
    holders.flatMap(({ key, file, value }) => {
      const old = before.get(key);
      return old === undefined || old === file || value === CLAIM.broken ? [] : [old];
    }),
  );
}

/** The file as it was before, where its edit is what conflicts. */
function revert(row: FileRow | undefined, round: number): readonly FileRow[] {
  if (!row || round > rounds) return [];
  const { record, before } = row;
  const isEdited = before?.article?.hash !== undefined && !record.retained && before.source !== record.source;
  return isEdited ? [{ ...row, record: { ...record, article: before.article, retained: true } }] : [];
}

/** The article of a file as readers have it. */
function publishedAs(row: FileRow | undefined): ArticleRecord | undefined {
  const article = row?.before?.article;
  return article?.hash === undefined ? undefined : article;
}

type Outcome = {
  readonly losing: ReadonlySet<string>;
  readonly findings: ReadonlyMap<string, FileRecord['conflicts']>;
};

/** Notes who keeps what; resolves to those who conflicted and no longer do. */
async function settle(
  session: SyncSession,
  group: ReadonlyMap<string, FileRow>,
  { losing, findings }: Outcome,
): Promise<readonly string[]> {
  const freed: string[] = [];
  const changed: (readonly [string, FileRecord])[] = [];
  for (const [file, { record }] of group) {
    const conflicts = findings.get(file);
    if (losing.has(file)) changed.push([file, { ...refused(record), conflicts }]);
    else if (record.retained && conflicts) changed.push([file, { ...record, conflicts }]);
    else if (record.article?.conflicting) {
      freed.push(file);
      const { conflicting: _, ...article } = record.article;
      changed.push([file, { ...record, article, conflicts: undefined }]);
    }
  }
  await session.put(changed);
  // What they had in common is settled.
  session.contested.clear();
  return freed;
}

function refused(record: FileRecord): FileRecord {
  if (!record.article) return record;
  const { hash: _, ...article } = record.article;
  return { ...record, article: { ...article, state: 'broken', conflicting: true } };
}

/** Those whose ids or addresses are contested, and all that have one in common with them or with one of these. */
async function conflictingWith({
  contested,
  repository,
}: SyncSession): Promise<ReadonlyMap<string, FileRow>> {
  const group = new Map<string, FileRow>();
  for (let pending = [...contested]; pending.length > 0; ) {
    const rows = [...(await repository.rows(pending)).values()].filter(({ record }) => record.article);
    for (const row of rows) group.set(row.file, row);
    const articles = rows.flatMap(({ record }) => record.article ?? []);
    const holders = [
      await repository.holders('id', [...new Set(articles.map(({ id }) => id))]),
      await repository.holders('path', [...new Set(articles.map(({ path }) => path))]),
      await repository.holders('url', [
        ...new Set(articles.flatMap(({ url, elsewhere }) => (elsewhere ? [url] : []))),
      ]),
    ];
    const others = new Set(holders.flat().map(({ file }) => file));
    pending = [...others].filter((file) => !group.has(file));
  }
  return group;
}
