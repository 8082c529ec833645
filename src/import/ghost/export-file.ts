import { readFileSync } from 'node:fs';
import { UnreadableImport } from '../import-system.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import type { StrayBytes } from '../xml/mixed-text.ts';

/** A row of a table of Ghost's, as the export has it. */
export type GhostRow = Readonly<Record<string, unknown>>;

/** The tables of an export that are read; each is empty where there is none. */
export type GhostExport = {
  readonly posts: readonly GhostRow[];
  /** By table and key: what rows refer to. */
  readonly tags: ReadonlyMap<string, GhostRow>;
  readonly users: ReadonlyMap<string, GhostRow>;
  /** Rows that join a post to others, by its id, in their order. */
  readonly postsTags: ReadonlyMap<string, readonly GhostRow[]>;
  readonly postsAuthors: ReadonlyMap<string, readonly GhostRow[]>;
  /** By id of the post. */
  readonly postsMeta: ReadonlyMap<string, GhostRow>;
  /** By key. */
  readonly settings: ReadonlyMap<string, string>;
  /** Bytes of another encoding than JSON has. */
  readonly stray: StrayBytes | undefined;
};

/** Text of a field; empty where it has none. Numbers are ids of old versions. */
export const textOf = (row: GhostRow | undefined, key: string): string => {
  const value = row?.[key];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

/** A row, if there is one, as a list. */
export const present = (row: GhostRow | undefined): readonly GhostRow[] => (row === undefined ? [] : [row]);

/** The rows of a table that a post is joined to, in their order. */
export const relatedRows = (
  joins: readonly GhostRow[] | undefined,
  key: string,
  table: ReadonlyMap<string, GhostRow>,
): readonly GhostRow[] => (joins ?? []).flatMap((join) => present(table.get(textOf(join, key))));

/** Reads an export; throws an UnreadableImport where it is none. */
export function readExport(file: string): GhostExport {
  const { text, stray } = decodeXml(readFileSync(file));
  const data = dataOf(parsed(text));
  const rows = (name: string): readonly GhostRow[] => rowsOf(data[name]);
  const by = (name: string, key: string) =>
    new Map(rows(name).map((row) => [textOf(row, key), row] as const));
  const joins = (name: string) => {
    const ordered = rows(name).toSorted((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0));
    return Map.groupBy(ordered, (row) => textOf(row, 'post_id'));
  };
  return {
    ...{ posts: rows('posts'), stray },
    ...{ tags: by('tags', 'id'), users: by('users', 'id'), postsMeta: by('posts_meta', 'post_id') },
    ...{ postsTags: joins('posts_tags'), postsAuthors: joins('posts_authors') },
    settings: new Map(rows('settings').map((row) => [textOf(row, 'key'), textOf(row, 'value')])),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreadableImport(
      `it cannot be read as JSON: ${why}; export it again, under Settings → Migration tools`,
    );
  }
}

const isRow = (value: unknown): value is GhostRow =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const rowsOf = (value: unknown): readonly GhostRow[] => (Array.isArray(value) ? value.filter(isRow) : []);

/** What Ghost writes itself has `db`; what is made for its import may not. */
function dataOf(value: unknown): GhostRow {
  const root = isRow(value) ? value : {};
  const [first] = rowsOf(root.db);
  const { data } = first ?? root;
  if (!isRow(data) || !Array.isArray(data.posts))
    throw new UnreadableImport('it has no posts; export it under Settings → Migration tools → Export');
  return data;
}
