import type { Scope } from '../../../domain/addresses.ts';
import type { Directory, DirectoryEntry, Subject } from '../../../domain/directory.ts';
import { dateAt, latestAt } from '../../../domain/instant.ts';
import { arrangeDirectory } from '../../subjects.ts';
import { integer, type Row } from '../handle.ts';
import { scopeOf } from './rows.ts';
import { ABOUT, MOVED, SUBJECTS } from './statements.ts';
import type { Store } from './store.ts';

type DirectoryState = { readonly directory: Directory; readonly from: number; readonly until: number };

/** The directory as of an instant: the counts of the last publication, set right by what was released or has expired since. */
export function createDirectories(store: Store): (now: number) => Promise<Directory> {
  let last: DirectoryState | undefined;
  return async (now) => {
    if (last === undefined || now < last.from || now >= last.until) last = await readDirectory(store, now);
    return last.directory;
  };
}

async function readDirectory({ query: ask, generation }: Store, now: number): Promise<DirectoryState> {
  const at = [now, generation.number] as const;
  const [rows = [], counted = [], abouts] = await ask([
    [SUBJECTS, null, null, ...at],
    [MOVED, null, null, ...at],
    [ABOUT, ...scopeOf({ kind: 'site' }), ...at],
  ]);
  const moved = new Map(counted.map((row) => [row.scope, row]));
  const entries = rows
    .toSorted((a, b) => integer(a.place) - integer(b.place))
    .flatMap((row) => {
      const change = moved.get(row.scope);
      const count = integer(row.count) + integer(change?.by ?? 0);
      // A section that only what is not public yet implies.
      if (count === 0 && row.touched !== 1) return [];
      return [entryOf(row, count, change ? change.latest : row.latest)];
    });
  const about = abouts?.[0];
  return {
    directory: arrangeDirectory(entries),
    from: latestAt([about?.changed, about?.newest])?.getTime() ?? -Infinity,
    until: dateAt(about?.changes)?.getTime() ?? Infinity,
  };
}

function entryOf(row: Row, count: number, newest: unknown): DirectoryEntry {
  const latest = count > 0 ? dateAt(newest) : undefined;
  // Only the writer writes it, from a Subject.
  const about = JSON.parse(String(row.about)) as Omit<Subject, 'scope'>;
  return {
    scope: scopeFrom(String(row.kind), String(row.slug)),
    ...about,
    count,
    latest,
  };
}

function scopeFrom(kind: string, slug: string): Scope {
  if (kind === 'section') return { kind, path: slug };
  return kind === 'author' || kind === 'tag' ? { kind, slug } : { kind: 'site' };
}
