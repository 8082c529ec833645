import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editFrontMatter, type FrontEdit, frontData } from '../../src/publish/actions/edit-front-matter.ts';

const edited = (source: string, ...edits: readonly FrontEdit[]): string => {
  const text = editFrontMatter(source, edits);
  if (typeof text !== 'string') throw new Error(text.reason);
  return text;
};

const rows: readonly (readonly [name: string, before: string, edits: readonly FrontEdit[], after: string])[] =
  [
    [
      'a new key goes before the closing line',
      '---\ntitle: A # ours\n# the end\n---\nText\n',
      [{ key: 'status', value: 'withdrawn' }],
      '---\ntitle: A # ours\n# the end\nstatus: withdrawn\n---\nText\n',
    ],
    [
      'a value is replaced, the remark behind it stays',
      '---\ndraft: true   # until legal has read it\ntitle: A\n---\n',
      [{ key: 'draft', value: false }],
      '---\ndraft: false   # until legal has read it\ntitle: A\n---\n',
    ],
    [
      'line ends and BOM are those of the file',
      '\ufeff---\r\ntitle: "A"\r\n---\r\nText\r\n',
      [{ key: 'correction', item: { date: '2020-01-01', text: 'A: b' } }],
      '\ufeff---\r\ntitle: "A"\r\ncorrection:\r\n  - date: 2020-01-01\r\n    text: "A: b"\r\n---\r\nText\r\n',
    ],
    [
      'a list gets one more, with its indent and its remarks',
      '---\ncorrection:\n    - date: 2020-01-01 # one\n      text: First\n    # more to come\ntitle: A\n---\n',
      [{ key: 'correction', item: { date: '2020-01-02', text: 'Second' } }],
      '---\ncorrection:\n    - date: 2020-01-01 # one\n      text: First\n    - date: 2020-01-02\n      text: Second\n    # more to come\ntitle: A\n---\n',
    ],
    [
      'a list without an indent',
      '---\naliases:\n- /a\n- /b # old\ntitle: A\n---\n',
      [{ key: 'aliases', item: '/c' }],
      '---\naliases:\n- /a\n- /b # old\n- /c\ntitle: A\n---\n',
    ],
    [
      'one value becomes a list',
      '---\naliases: /a\ntitle: A\n---\n',
      [{ key: 'aliases', item: '/c' }],
      '---\naliases:\n  - /a\n  - /c\ntitle: A\n---\n',
    ],
    [
      'a list in brackets is written one a line',
      '---\naliases: [/a, "/b"]\ntitle: A\n---\n',
      [{ key: 'aliases', item: '/c' }],
      '---\naliases:\n  - /a\n  - /b\n  - /c\ntitle: A\n---\n',
    ],
    [
      'a key without a value',
      '---\nreason:\ntitle: A\n---\n',
      [{ key: 'reason', value: 'Wrong: all of it # really' }],
      '---\nreason: "Wrong: all of it # really"\ntitle: A\n---\n',
    ],
    [
      'a text over several lines',
      '---\ntitle: A\nreason: >-\n  it was\n  wrong\n\n# next\nid: x\n---\n',
      [{ key: 'reason', value: 'It was right' }],
      '---\ntitle: A\nreason: It was right\n\n# next\nid: x\n---\n',
    ],
    [
      'a text below keys',
      '---\nimage:\n  src: a.jpg # beside\n  alt: A\n---\n',
      [{ path: ['image', 'src'], text: '/news/a.jpg' }],
      '---\nimage:\n  src: "/news/a.jpg" # beside\n  alt: A\n---\n',
    ],
    ['an empty front matter', '---\n---\nText\n', [{ key: 'a', value: 'b' }], '---\na: b\n---\nText\n'],
  ];

test.each(rows)('%s', (_, before, edits, after) => {
  expect(edited(before, ...edits)).toBe(after);
});

test.each([
  ['in braces', '---\n{title: A, draft: true}\n---\n'],
  ['with an anchor that another key uses', '---\ndraft: &a true\ntitle: *a\n---\n'],
  ['that never ends', '---\ntitle: A\n'],
  ['in which a key stands twice', '---\ntitle: A\ntitle: B\n---\n'],
])('front matter %s is refused with what to do', (_, source) => {
  const text = editFrontMatter(source, [{ key: 'draft', value: false }]);
  expect(text).toMatchObject({
    reason: expect.stringMatching(/put the file whole|in its front matter|cannot be read/),
  });
});

/** A key with its value as people write them; a `#` line is a remark. */
const KEYS = [
  'title: "A: b" # ours',
  "description: 'it''s'",
  'tags: [a, "b, c"] # list',
  'authors:\n  - Ana # one\n  # two\n  - Bo',
  'image:\n  src: a.jpg # beside\n  alt: |\n    over\n\n    lines',
  'rights: >-\n  folded\n  text',
  'source: { name: AP, url: "https://a.example" }',
  '# a remark: of all',
  'language:   en-US   ',
  'note: |+\n  kept\n\n# after it',
  '# one\n\n# and below a blank line',
  'correction: Once',
  'correction:\n  - date: 2020-01-01\n    text: First # of two',
  'correction: [{ date: 2020-01-01, text: First }]',
  'draft: true # not yet',
  'draft:',
  'status: "published"',
] as const;

const EDITS: readonly FrontEdit[] = [
  { key: 'status', value: 'withdrawn' },
  { key: 'draft', value: false },
  { key: 'correction', value: [{ date: '2021-01-01', text: 'It said “a”: it is b # not c' }] },
];

const sources = fc
  .record({
    keys: fc.shuffledSubarray([...KEYS], { minLength: 1 }),
    end: fc.constantFrom('\n', '\r\n'),
    bom: fc.constantFrom('', '\ufeff'),
    body: fc.constantFrom('', 'Text\n', '\n---\nMore\n', 'no end'),
  })
  .map(({ keys, end, bom, body }) => {
    const once = keys.filter(
      (one, index) =>
        keys.findIndex((other) => nameOf(other) === nameOf(one)) === index || nameOf(one) === '',
    );
    const [opening = '', closing = ''] = [`${bom}---\n`, `---\n${body}`].map((one) =>
      one.replaceAll('\n', end),
    );
    return {
      end,
      once,
      opening,
      closing,
      text: `${bom}${`---\n${once.join('\n')}\n---\n${body}`.replaceAll('\n', end)}`,
    };
  });

const nameOf = (text: string): string => /^([a-z]+):/.exec(text)?.[1] ?? '';

test('all bytes outside of the keys that are edited stay as they are', () => {
  fc.assert(
    fc.property(
      sources,
      fc.subarray([...EDITS], { minLength: 1 }),
      ({ text, end, once, opening, closing }, edits) => {
        const after = edited(text, ...edits);
        const names = edits.flatMap((edit) => ('key' in edit ? [edit.key] : []));
        expect(after.startsWith(opening)).toBe(true);
        expect(after.endsWith(closing)).toBe(true);
        let at = opening.length;
        let isNext = true;
        for (const chunk of once) {
          const isEdited = names.includes(nameOf(chunk));
          const bytes = `${chunk}\n`.replaceAll('\n', end);
          const found = isEdited ? at : after.indexOf(bytes, at);
          // What stands behind a key that is not edited follows it at once.
          if (!isEdited) expect(isNext ? found - at : Math.min(found - at, 0), after).toBe(0);
          at = isEdited ? at : found + bytes.length;
          isNext = !isEdited;
        }
        const isNew = names.some((name) => !once.some((chunk) => nameOf(chunk) === name));
        if (isNext && !isNew) expect(after.slice(at)).toBe(closing);
        const now = Object.fromEntries(
          edits.flatMap((edit) =>
            'value' in edit ? [[edit.key, edit.value === false ? 'false' : edit.value]] : [],
          ),
        );
        expect(frontData(after)).toMatchObject({ data: now });
      },
    ),
    { numRuns: 500 },
  );
});
