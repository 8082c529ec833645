import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withTable } from './standards.ts';
import { tables } from './tables.ts';

test('docs/reference/standards.md lists every clause and its rows', () => {
  const page = readFileSync(new URL('../../docs/reference/standards.md', import.meta.url), 'utf8');
  expect(page, 'run `node test/spec/write-standards.ts`').toBe(withTable(page));
  for (const { clause } of tables.flatMap(({ rows }) => rows)) expect(page).toContain(`| ${clause} |`);
});
