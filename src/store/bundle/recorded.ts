import { fileKey, type Modifications, modificationAfter } from '../../domain/modified.ts';
import { encodeSite } from '../codec.ts';
import { indexScopes } from '../memory/scope-index.ts';
import type { Snapshot } from '../snapshot.ts';
import { subjectsOf } from '../subjects.ts';

/** What something was, by its hash, and since when. */
type Since = readonly [hash: string, modified: number];

/** What a bundle that is built later compares itself with. */
type Recorded = { readonly any: Since; readonly all: Since; readonly of: Readonly<Record<string, Since>> };

type RecordedOptions = {
  readonly now: Date;
  /** What changes when the program may write other bytes for the same collection. */
  readonly program: string;
  /** What the bundle that was built before recorded; absent where none is there: then everything changed now. */
  readonly before: string | undefined;
  readonly hash: (text: string) => Promise<string>;
};

/** When what a snapshot shows last changed, by comparison with what was recorded before; and what to record of it. */
export async function modificationsOf(
  snapshot: Snapshot,
  { now, program, before, hash }: RecordedOptions,
): Promise<{ readonly modified: Modifications; readonly record: string }> {
  const old = read(before);
  const modified = modificationAfter(now.getTime(), old?.any[1] ?? 0);
  const since = (current: string, previous: Since | undefined): Since =>
    previous?.[0] === current ? previous : [current, modified];
  const all = since(await hash(`${program} ${encodeSite(snapshot.site)}`), old?.all);
  const any = since(`${snapshot.revision} ${all[0]}`, old?.any);
  const of: Record<string, Since> = {};
  for (const [key, text] of contents(snapshot))
    of[key] = since(await hash(text), all[1] === modified ? undefined : old?.of[key]);
  const scopes = Object.entries(of).flatMap(([key, [, instant]]) =>
    instant === all[1] ? [] : [[key, instant]],
  );
  return {
    modified: { any: any[1], all: all[1], scopes: Object.fromEntries(scopes) },
    record: JSON.stringify({ any, all, of } satisfies Recorded),
  };
}

/** Everything with an instant of its own: what each scope shows, and each file. */
function* contents(snapshot: Snapshot): Iterable<readonly [key: string, text: string]> {
  const stocks = indexScopes(snapshot);
  for (const [key, subject] of subjectsOf(snapshot)) {
    const { heads = [], withdrawals = [] } = stocks.get(key) ?? {};
    yield [key, JSON.stringify([subject, heads.map(({ id, hash }) => [id, hash]), withdrawals])];
  }
  for (const { file } of snapshot.media) yield [fileKey(file.path), file.hash];
}

/** What `modificationsOf` recorded; undefined where it is of no use. */
function read(before: string | undefined): Recorded | undefined {
  try {
    // What has these members was written by an earlier build; anything else makes everything new.
    const recorded = JSON.parse(before ?? 'null') as Recorded | null;
    return recorded?.any && recorded.all && recorded.of ? recorded : undefined;
  } catch {
    return undefined;
  }
}
