import { arranged } from '../contents.ts';
import type { Directory, DirectoryEntry, Subject } from '../directory.ts';
import type { Scope } from '../selection.ts';
import { TOP } from './asks.ts';
import type { Store } from './collections.ts';
import { type Asked, instant, integer, type Row } from './handle.ts';
import { scopeOf } from './rows.ts';
import * as sql from './statements.ts';

type Taken = { readonly directory: Directory; readonly from: number; readonly until: number };

/** The directory as of an instant: the counts of the last publication, set right by what was released or has expired since. */
export function createDirectories(store: Store): (now: number) => Promise<Directory> {
  let last: Taken | undefined;
  return async (now) => {
    if (last === undefined || now < last.from || now >= last.until) last = await take(store, now);
    return last.directory;
  };
}

async function take(store: Store, now: number): Promise<Taken> {
  const { ask, generation } = store;
  const { number } = generation;
  const [rows = [], counted = [], changed, changes, newest] = await ask([
    [sql.SUBJECTS],
    [sql.MOVED, now, number],
    [sql.CHANGED, 'site', '', now, number],
    [sql.CHANGES, 'site', '', now, number],
    [sql.LIST, 'site', '', now, number, TOP, '', 1],
  ]);
  const moved = new Map<number, number>();
  // The writer's list of scope numbers.
  for (const { scopes, by } of counted)
    for (const scope of JSON.parse(String(scopes)) as number[])
      moved.set(scope, (moved.get(scope) ?? 0) + integer(by));
  const touched = rows.filter((row) => moved.has(integer(row.scope)));
  const tops = await ask(
    touched.map((row): Asked => [sql.LIST, String(row.kind), String(row.slug), now, number, TOP, '', 1]),
  );
  const latest = new Map(touched.map((row, index) => [row.scope, tops[index]?.[0]?.published]));
  const entries = rows
    .toSorted((a, b) => integer(a.place) - integer(b.place))
    .map((row) => {
      const newest = latest.has(row.scope) ? latest.get(row.scope) : row.latest;
      return entryOf(row, integer(row.count) + (moved.get(integer(row.scope)) ?? 0), newest);
    });
  const hidden = await untouched(entries, store, now);
  const last = [changed?.[0]?.at, newest?.[0]?.published].filter((one) => typeof one === 'number');
  return {
    directory: arranged(entries.filter(({ scope }) => !hidden.has(scope))),
    from: Math.max(-Infinity, ...last),
    until: instant(changes?.[0]?.at)?.getTime() ?? Infinity,
  };
}

/** Sections that only what is not public yet implies. */
async function untouched(
  entries: readonly DirectoryEntry[],
  { ask, generation: { number } }: Store,
  now: number,
): Promise<ReadonlySet<Scope>> {
  const empty = entries.filter(({ implied, count }) => implied && count === 0);
  if (empty.length === 0) return new Set();
  const changes = await ask(empty.map(({ scope }): Asked => [sql.CHANGED, ...scopeOf(scope), now, number]));
  return new Set(empty.filter((_, index) => changes[index]?.[0] === undefined).map(({ scope }) => scope));
}

function entryOf(row: Row, count: number, newest: unknown): DirectoryEntry {
  const latest = count > 0 ? instant(newest) : undefined;
  // Only the writer writes it, from a Subject.
  const about = JSON.parse(String(row.about)) as Omit<Subject, 'scope'>;
  return {
    scope: scopeFrom(String(row.kind), String(row.slug)),
    ...about,
    count,
    ...(latest !== undefined && { latest }),
  };
}

function scopeFrom(kind: string, slug: string): Scope {
  if (kind === 'section') return { kind, path: slug };
  return kind === 'author' || kind === 'tag' ? { kind, slug } : { kind: 'site' };
}
