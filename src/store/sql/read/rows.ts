import type { Scope } from '../../../domain/addresses.ts';
import type { Cursor } from '../../../domain/archive.ts';
import type { Subject } from '../../../domain/directory.ts';
import { dateAt } from '../../../domain/instant.ts';
import type { Entry } from '../../../domain/listing.ts';
import { integer, type Row } from '../handle.ts';

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
  return {
    id: String(row.id),
    hash: String(row.hash),
    published: new Date(integer(row.published)),
    updated: dateAt(row.updated),
  };
}

/** The place of a row. */
export function cursorOf(row: Row): Cursor {
  return { published: new Date(integer(row.published)), id: String(row.id) };
}
