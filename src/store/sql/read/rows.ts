import type { Subject } from '../../../domain/directory.ts';
import type { Cursor, Entry } from '../../../domain/listing.ts';
import type { Scope } from '../../../domain/selection.ts';
import { instant, integer, type Row } from '../handle.ts';

/** A scope as its row is found. */
export function scopeOf(scope: Scope): readonly [kind: string, slug: string] {
  if (scope.kind === 'site') return ['site', ''];
  return [scope.kind, scope.kind === 'section' ? scope.path : scope.slug];
}

/** What a scope is about, from its row. */
export function subjectOf(scope: Scope, row: Row | undefined): Subject | undefined {
  // Only the writer writes it, from a Subject.
  return row && { scope, ...(JSON.parse(String(row.about)) as Omit<Subject, 'scope'>) };
}

/** What a listing says of an article. */
export function entryOf(row: Row): Entry {
  const updated = instant(row.updated);
  return {
    id: String(row.id),
    hash: String(row.hash),
    published: new Date(integer(row.published)),
    updated,
  };
}

/** The place of a row. */
export function cursorOf(row: Row): Cursor {
  return { published: new Date(integer(row.published)), id: String(row.id) };
}

/** The last of the instants that are there, in milliseconds. */
export function latest(instants: readonly unknown[]): Date | undefined {
  const known = instants.filter((one) => typeof one === 'number');
  return known.length === 0 ? undefined : new Date(Math.max(...known));
}
