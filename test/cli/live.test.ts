import { EventEmitter } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { eventsOf } from '../../src/cli/start/events.ts';
import { liveLines } from '../../src/cli/start/live-text.ts';
import { createLiveView } from '../../src/cli/start/live-view.ts';
import type { Problem } from '../../src/content/problems/problem.ts';

const problem = (file: string, message: string, severity: Problem['severity'] = 'error'): Problem => ({
  file,
  line: 3,
  field: 'title',
  message,
  severity,
  code: 'unknown-key',
});

const report = (problems: readonly Problem[] = [], more: object = {}) => ({
  usable: true,
  changed: true,
  problems,
  more: { errors: 0, warnings: 0 },
  skipped: [],
  retained: [],
  ...more,
});

/** What was wrong before, the report, files that changed and that are gone; what is said. */
const events: readonly (readonly [string, Partial<Parameters<typeof eventsOf>[0]>, readonly string[]])[] = [
  ['a changed article', { files: ['a.md'] }, ['a.md changed: 7 articles in the feeds']],
  [
    'many',
    { files: ['a.md', 'b.md', 'c.md', 'd.md'] },
    ['a.md, b.md, c.md and 1 more changed: 7 articles in the feeds'],
  ],
  ['a move', { files: ['b.md'], removed: ['a.md'] }, ['b.md changed, a.md removed: 7 articles in the feeds']],
  ['a review of everything', {}, ['Changed: 7 articles in the feeds']],
  ['nothing', { report: report([], { changed: false }), files: ['a.md'] }, []],
  [
    'an error in what was right',
    { report: report([problem('a.md', 'x')], { changed: false, retained: ['a.md'] }), files: ['a.md'] },
    ['a.md has 1 error; served as it was last right'],
  ],
  [
    'an error in what is new',
    {
      report: report([problem('a.md', 'x'), problem('a.md', 'y', 'warning')], {
        changed: false,
        skipped: ['a.md'],
      }),
    },
    ['a.md has 1 error and 1 warning; left out'],
  ],
  [
    'one fixed',
    { before: [problem('a.md', 'x')], files: ['a.md'] },
    ['Changed: 7 articles in the feeds', 'a.md is fixed'],
  ],
  [
    'the folder itself',
    { report: report([problem('', 'x')], { changed: false }) },
    ['The content folder has 1 error'],
  ],
  [
    'one with problems that was removed',
    {
      before: [problem('a.md', 'x')],
      report: report([], { changed: false }),
      removed: ['a.md'],
      isThere: () => false,
    },
    ['a.md was removed'],
  ],
  [
    'the same as before',
    { before: [problem('a.md', 'x')], report: report([problem('a.md', 'x')], { changed: false }) },
    [],
  ],
];

it.each(events)('says of %s what happened', (_, change, said) => {
  const nothing = { before: [], report: report(), files: [], removed: [], isThere: () => true };
  expect(eventsOf({ ...nothing, articles: 7, ...change })).toEqual(said);
});

it('shows what is wrong now, worst first, in a window of any width', () => {
  const problems = [
    problem('a.md', 'a warning', 'warning'),
    ...Array.from({ length: 8 }, (_, place) =>
      problem(`b${place}.md`, 'a message that is rather longer than a narrow window'),
    ),
  ];
  const lines = liveLines({
    report: report(problems, { more: { errors: 2, warnings: 0 }, retained: ['b0.md'] }),
    events: [{ at: new Date(2026, 0, 1, 9, 5, 7), text: 'b0.md has 1 error; served as it was last right' }],
    columns: 40,
    isEnding: false,
  });
  expect(lines[0]).toContain('10 errors, 1 warning');
  expect(lines).toContain('  and 5 more; npm run check shows all');
  expect(lines.join('\n')).not.toContain('a warning');
  expect(stripVTControlCharacters(lines.join('\n'))).toMatch(
    /09:05:07 {2}b0\.md has 1 error; served as\n {10}it was last right/,
  );
  for (const line of lines) expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(40);
});

it('draws over what it drew, also where a narrower window has broken it in two, and leaves what is said', () => {
  let written = '';
  const screen = Object.assign(new EventEmitter(), {
    columns: 20,
    rows: 10,
    write: (text: string) => {
      written = text;
      return true;
    },
  });
  // The view uses no more of a terminal than this.
  const view = createLiveView(screen as unknown as Parameters<typeof createLiveView>[0]);
  view.show(() => ['one', 'x'.repeat(18)]);
  view.print('stays');
  expect(written).toBe(`\x1b[2A\r\x1b[0Jstays\none\n${'x'.repeat(18)}\n`);
  screen.columns = 9;
  screen.emit('resize');
  expect(written.startsWith('\x1b[3A\r\x1b[0J')).toBe(true);
  screen.rows = 3;
  view.show(() => ['1', '2', '3', '4']);
  expect(written.endsWith('\x1b[0J3\n4\n')).toBe(true);
  view.end();
  expect(screen.listenerCount('resize')).toBe(0);
});
