import type { D1Database } from '@cloudflare/workers-types';
import sent, { version } from './sent.js';

type Query = { readonly sql: string; readonly params?: readonly unknown[] };

/** The paths below `/imitation/` are for the imitated API; all others are the sent worker's, for whoever has the token. */
export default {
  async fetch(request: Request, { DB }: { readonly DB: D1Database }): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/imitation/version') return new Response(String(version));
    if (pathname === '/imitation/query') return answered(DB, (await request.json()) as readonly Query[]);
    if (request.headers.get('cf-workers-preview-token') !== 'preview')
      return new Response('There is no preview token.', { status: 403 });
    return sent.fetch(request, { DB: raw(DB) });
  },
};

/** D1's API takes several statements in one text, its binding one. */
async function answered(db: D1Database, queries: readonly Query[]): Promise<Response> {
  try {
    const results = [];
    for (const { sql, params = [] } of queries)
      for (const statement of params.length > 0 ? [sql] : statements(sql))
        results.push(
          await db
            .prepare(statement)
            .bind(...params)
            .all(),
        );
    return Response.json(results);
  } catch (error) {
    return new Response(String(error), { status: 400 });
  }
}

const statements = (sql: string): readonly string[] =>
  sql
    .replace(/--[^\n]*/g, '')
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

/** A binding as Cloudflare gives it to a worker that asks for it raw: the database's own protocol, of which wrangler makes a D1Database at the other end. */
const raw = (db: D1Database) => ({
  async fetch(input: Request | string, init?: RequestInit) {
    const request = new Request(input, init);
    const format = new URL(request.url).searchParams.get('resultsFormat');
    const body = (await request.json()) as Query | readonly Query[];
    const queries = 'sql' in body ? [body] : body;
    try {
      const results = await db.batch<Record<string, unknown>>(
        queries.map(({ sql, params = [] }) => db.prepare(sql).bind(...params)),
      );
      const told = results.map(({ results: rows, meta }) => ({
        success: true,
        meta,
        results: shown(rows, format),
      }));
      return Response.json('sql' in body ? told[0] : told);
    } catch (error) {
      return Response.json({ success: false, error: String(error) }, { status: 500 });
    }
  },
});

function shown(rows: readonly Record<string, unknown>[], format: string | null): unknown {
  if (format === 'NONE') return undefined;
  if (format !== 'ROWS_AND_COLUMNS') return rows;
  const columns = Object.keys(rows[0] ?? {});
  return { columns, rows: rows.map((row) => columns.map((name) => row[name])) };
}
