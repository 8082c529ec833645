import { describe, expect, test } from 'vitest';
import { emptyDocuments, modelDocuments } from './documents.ts';
import { parse, type Row, type Table, tables, type Vocabulary } from './tables.ts';

const models = modelDocuments();
const decoder = new TextDecoder();

describe.each(tables)('$file', ({ rows, over }: Table) => {
  test.each(rows)('$clause: $says', (row: Row) => {
    for (const { name, vocabulary, bytes } of [...models, ...emptyDocuments()]) {
      if (over.includes(vocabulary)) expect(row.check(parse(vocabulary, bytes)), name).toEqual([]);
    }
  });

  test.each(rows)('$clause is found broken where it is', (row: Row) => {
    for (const vocabulary of over) expect(brokenBy(row, vocabulary), vocabulary).not.toEqual([]);
  });
});

test('no two rows are of the same clause', () => {
  const clauses = tables.flatMap(({ rows }) => rows.map(({ clause }) => clause));
  expect(clauses.filter((clause, position) => clauses.indexOf(clause) !== position)).toEqual([]);
});

function brokenBy(row: Row, vocabulary: Vocabulary): readonly string[] {
  const model = models.find((each) => each.vocabulary === vocabulary);
  return row.check(parse(vocabulary, row.broken(decoder.decode(model?.bytes))));
}
