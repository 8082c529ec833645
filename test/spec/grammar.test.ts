import { describe, expect, test } from 'vitest';
import { emptyDocuments, modelDocuments } from './documents.ts';
import { grammarProblems } from './grammar.ts';
import type { Vocabulary } from './tables.ts';

test.each([...modelDocuments(), ...emptyDocuments()])('$name is valid', ({ vocabulary, bytes }) => {
  expect(grammarProblems(vocabulary, bytes)).toEqual([]);
});

const SPOILT: readonly { vocabulary: Vocabulary; what: string; from: string; to: string }[] = [
  {
    vocabulary: 'atom',
    what: 'an entry without an id',
    from: '<entry xml:lang="en-US"><id>',
    to: '<entry xml:lang="en-US"><!--',
  },
  {
    vocabulary: 'atom',
    what: 'a date without a zone',
    from: 'T01:05:09Z</updated>',
    to: 'T01:05:09</published>',
  },
  {
    vocabulary: 'atom',
    what: 'an unknown attribute',
    from: '<title type="text">',
    to: '<title type="text" class="x">',
  },
  {
    vocabulary: 'atom',
    what: 'an undeclared prefix',
    from: ' xmlns:media="http://search.yahoo.com/mrss/"',
    to: '',
  },
  {
    vocabulary: 'rss',
    what: 'an undeclared prefix',
    from: ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    to: '',
  },
  { vocabulary: 'rss', what: 'a control character', from: '<ttl>', to: '\u0007<ttl>' },
  { vocabulary: 'opml', what: 'a bare ampersand', from: 'R&amp;D', to: 'R&D' },
  {
    vocabulary: 'json',
    what: 'a number for an id',
    from: '"items":[{"id":"tag:record.example,2024-03-05:ferry"',
    to: '"items":[{"id":1',
  },
  { vocabulary: 'json', what: 'an unknown key', from: '"items":[', to: '"subtitle":"x","items":[' },
  {
    vocabulary: 'json',
    what: 'a relative address',
    from: '"image":"https://record.example/paper/news',
    to: '"image":"/news',
  },
];

describe('what is not valid is found', () => {
  test.each(SPOILT)('$vocabulary: $what', ({ vocabulary, from, to }) => {
    const model = modelDocuments().find((each) => each.vocabulary === vocabulary);
    const source = new TextDecoder().decode(model?.bytes);
    expect(source).toContain(from);
    expect(() => {
      const problems = grammarProblems(vocabulary, source.replace(from, to));
      if (problems.length > 0) throw new Error(problems.join());
    }).toThrow();
  });
});
