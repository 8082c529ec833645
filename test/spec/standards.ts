import { tables } from './tables.ts';

/** docs/reference/standards.md with its table made anew from the rows. */
export function withTable(page: string): string {
  const rows = tables.flatMap(({ file, rows }) =>
    rows.map(({ clause, says }) => `| ${clause} | ${says} | \`${file}\` |`),
  );
  const table = ['| clause | what it says | rows in `test/spec/` |', '| --- | --- | --- |', ...rows].join(
    '\n',
  );
  return page.replace(
    /(<!-- clauses -->\n).*(<!-- end of clauses -->)/s,
    (_, start, end) => `${start}${table}\n${end}`,
  );
}
