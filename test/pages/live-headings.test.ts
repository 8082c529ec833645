import { describe, expect, test } from 'vitest';
import { png } from '../content/folder.ts';
import { paper, site, story } from '../partner/paper.ts';

const rest = { 'site.yaml': site(), 'news/b.md': story('b'), 'news/crane.png': png };

/** A story of November 20, 2026, 8:00 in the newsroom. */
const storm = (body: string, fields: Readonly<Record<string, string>> = {}) => ({
  ...rest,
  'news/storm.md': story('storm', { date: '2026-11-20 08:00', live: 'true', ...fields }, body),
});

type Item = { readonly id: string; readonly title: string; readonly content_html?: string };

const itemsOf = async ({ text }: Awaited<ReturnType<typeof paper>>): Promise<readonly Item[]> =>
  JSON.parse(await text('/news/storm/feed.json')).items;

const read = async (body: string, fields: Readonly<Record<string, string>> = {}) => {
  const made = await paper(storm(body, fields), { anyway: true });
  const problems = made.compiled.problems
    .filter(({ file, code }) => file === 'news/storm.md' && code !== 'image-alt')
    .map(({ line, code, message }) => [line, code, message] as const);
  const { status } = await made.get('/news/storm/feed.json');
  return { ...made, problems, items: status === 200 ? await itemsOf(made) : [] };
};

const nameOf = ({ id }: Item) => id.split('#')[1];

describe('headings with a time', () => {
  test('give the same story as updates in the front matter', async () => {
    const listed = await paper(
      storm('Known so far: [the map][map].\n\n[map]: b.md', {
        updates: `
  - {time: 2026-11-20 09:00, title: Crews arrive, text: "Two **crews** & [a map](b.md).\\n\\n![A crane](crane.png)"}
  - {time: 2026-11-20 10:30, title: The bridge is closed, text: "Until noon.", updated: 2026-11-20 11:00}
  - {time: 2026-11-20 10:45, title: A rumor, text: SECRET, removed: 2026-11-20 11:15, reason: It was not true}
  - {time: 2026-11-20 10:45, title: Power is back, id: power}`,
      }),
      { anyway: true },
    );
    const blocks = [
      '## 9:00 — Crews arrive\n\nTwo **crews** & [a map][map].\n\n![A crane](crane.png)',
      '## 10:30am (updated 11:00) — The bridge is *closed*\n\nUntil noon.',
      '## 2026-11-20 10:45 (removed 11:15: It was not true) A rumor\n\nSECRET',
      '## 10:45: Power is back {#power}',
    ];
    for (const order of [blocks, blocks.toReversed()]) {
      const below = ['Known so far: [the map][map].', ...order, '[map]: b.md'].join('\n\n');
      const headed = await paper(storm(below), { anyway: true });
      expect(headed.compiled.problems).toEqual(listed.compiled.problems);
      for (const path of [
        ...['/news/storm', '/news/storm/rss.xml', '/news/storm/atom.xml', '/news/storm/feed.json'],
        ...['/news/storm/ninjs.json', '/rss.xml', '/feed.json', '/news/storm/newsml.xml'],
      ])
        expect(await headed.text(path)).toBe(await listed.text(path));
    }
  });

  const forms = [
    ['## 14:05 — Title', '14:05', 'Title'],
    ['## 14:05 Title', '14:05', 'Title'],
    ['## 14:05:30: Title', '14:05:30', 'Title'],
    ['## 9:12pm — Title', '21:12', 'Title'],
    ['## 9:12 p.m. – Title', '21:12', 'Title'],
    ['## 9 pm | Title', '21:00', 'Title'],
    ['## 12:05 a.m. Title', '00:05', 'Title'],
    ['### 14:05 - Title', '14:05', 'Title'],
    ['# 14:05 Uhr: Title', '14:05', 'Title'],
    ['14:05 — Title\n---', '14:05', 'Title'],
    ['## **14:05** · A `b` [c](b.md) &amp; d', '14:05', 'A b c & d'],
    ['## 2026-11-21 00:10 Title', '2026-11-21T00:10', 'Title'],
    ['## 2026-11-21T00:10 Title', '2026-11-21T00:10', 'Title'],
    ['## 2026-11-20 22:05Z Title', '22:05Z', 'Title'],
    ['## 2026-11-20 14:05 +01:00 — Title', '13:05Z', 'Title'],
    ['## 2026-11-20, 9:05pm: Title', '21:05', 'Title'],
    ['## 14：05：标题', '14:05', '标题'],
    ['## 14:05 Title ##', '14:05', 'Title'],
    ['## 14:05 The <x> end', '14:05', 'The end'],
    ['## 14:05 Estimates rise', '14:05', 'Estimates rise'],
    ['## 14:05', '14:05', '14:05'],
    ['## 14:05-15:00 Not one', undefined, ''],
    ['## At 14:05 it was not one', undefined, ''],
    ['## 5:3 for us', undefined, ''],
    ['## 14:05th', undefined, ''],
    ['> ## 14:05 — Quoted', undefined, ''],
    ['```\n## 14:05 — Code\n```', undefined, ''],
    ['## 2026 in short', undefined, ''],
  ] as const;

  test.for(forms)('%s', async ([heading, time, title]) => {
    const { items } = await read(`Intro.\n\n${heading}\n\nText.`);
    expect(items.map((item) => item.title)).toEqual(time === undefined ? [] : [title]);
    const { compiled } = await read(`Intro.\n\n${heading}\n\nText.`);
    expect(compiled.problems.filter(({ severity }) => severity === 'error').length).toBe(
      heading === '## 14:05' ? 1 : heading.includes('12:05') ? 1 : 0,
    );
    if (time === undefined) return;
    const listed = await paper(
      storm('Intro.', {
        updates: `[{time: "${time.includes('T') ? time : `2026-11-20 ${time}`}", title: x}]`,
      }),
      { anyway: true },
    );
    expect(items.map(nameOf)).toEqual((await itemsOf(listed)).map(nameOf));
  });

  test('have names that stay when what they say is edited, and their order turned', async () => {
    const one = await read('Intro.\n\n## 9:00 One\n\nText.\n\n## 9:30 Two\n\nText.');
    const two = await read(
      'Other.\n\n## 09:30 — Two, edited\n\nOther.\n\n## 9:00am (updated 9:10) — One more',
    );
    expect(one.items.map(nameOf)).toEqual(['update-20261120t0930', 'update-20261120t0900']);
    expect(two.items.map(nameOf)).toEqual(one.items.map(nameOf));
    expect(two.items.map(({ title }) => title)).toEqual(['Two, edited', 'One more']);
  });

  test('are headings in a story that says nothing of live, and stay updates once it has ended', async () => {
    const body = 'Intro.\n\n## 9:00 One\n\nText.\n\n### More\n\nRest.';
    const ended = await read(body, { live: 'false' });
    expect(ended.items).toMatchObject([{ title: 'One' }]);
    expect(ended.items[0]?.content_html).toMatch(/Text\..*<h3[^<>]*>More<\/h3>.*Rest\./s);
    expect(await ended.text('/news/storm')).toContain('"coverageEndTime"');
    const never = await paper({ ...rest, 'news/storm.md': story('storm', {}, body) });
    expect((await never.get('/news/storm/feed.json')).status).toBe(404);
    expect(await never.text('/news/storm')).toMatch(/<h2 id="900-one">9:00 One<\/h2>/);
  });

  test('stand beside updates of the front matter', async () => {
    const { items, problems } = await read('Intro.\n\n## 9:00 One\n\n## 9:20 Three', {
      updates: '[{time: 2026-11-20 09:10, title: Two}, {time: 2026-11-20 09:20, title: Again}]',
    });
    expect(items.map(({ title }) => title)).toEqual(['Again', 'Two', 'One']);
    expect(problems.map(([line, code]) => [line, code])).toEqual([[13, 'live-update']]);
  });

  test('are times of the newsroom, on the day of the story', async () => {
    const made = await paper({
      ...rest,
      'site.yaml': site().replace('timezone: UTC', 'timezone: America/Los_Angeles'),
      'news/storm.md': story(
        'storm',
        { date: '2026-11-20 20:00', live: 'true' },
        '## 8:12pm — Ferry runs again\n\nText.\n\n## 2026-11-21 00:30 — It stops',
      ),
    });
    expect((await itemsOf(made)).map(nameOf)).toEqual(['update-20261121t0830', 'update-20261121t0412']);
  });

  test('know links and footnotes that are defined anywhere in the body', async () => {
    const { text, problems } = await read(
      'Intro [b][].\n\n[b]: b.md\n\n## 9:00 One\n\n[Here][B], a note[^n].\n\n## 9:10 Two\n\n[^n]: See [b].\n',
    );
    expect(problems).toEqual([]);
    const { items } = JSON.parse(await text('/news/storm/feed.json'));
    expect(items[1].content_html.match(/href="[^"]*\/news\/b"/g)).toHaveLength(2);
    expect(items[1].content_html).toContain('footnotes');
    expect(items[0].content_html ?? '').not.toContain('footnotes');
  });

  test('of a body that is as long as a file may be are read in time', async () => {
    const note = `[^n]: ${'word '.repeat(20_000)}`;
    const updates = Array.from(
      { length: 900 },
      (_, place) => `## 9:00 One {#u${place}}\n\nText[^n] [x][l${place}].\n`,
    );
    const links = updates.map((_, place) => `[l${place}]: https://example.com/${place}`);
    const { items } = await read([...updates, ...links, note].join('\n'));
    expect(items).toHaveLength(20);
  }, 120_000);

  const faults = [
    ['## 25:70 — Title', [10], 'not a time of day'],
    ['## 13:05pm — Title', [10], 'not a time of day'],
    ['## 2026-11-31 09:00 Title', [10], 'not a time of day'],
    ['## 14.05 – Title', [10], 'cannot be read'],
    ['## 14h05 : Title', [10], ''],
    ['## 2026-11-20', [10], 'cannot be read'],
    ['## November 20, 2026, 9:05pm: Title', [10], 'cannot be read'],
    ['## 20.11.2026 14:05 Title', [10], 'cannot be read'],
    ['## 20 Nov 14:05 Title', [10], 'cannot be read'],
    ['## 9:00', [10], 'no headline'],
    ['## 9:12 p.m. ET — Title', [10], 'ET can be several'],
    ['## 14:05 CEST: Title', [10], 'CEST can be several'],
    ['## 9:00 One {#Not One}', [10], '{#a-name}'],
    ['## 9:00 (updated 99:99) — Title', [10], 'in parentheses'],
    ['## 9:00 (updated 8:30) — Title', [10], 'updated is before'],
    ['## 9:00 (removed 8:30) — Title', [10], 'removed is before'],
    ['## 7:30 — Title', [10], 'before the story’s date'],
    ['## 2026-11-20 07:30 — Title', [], ''],
    ['## 2090-01-01 09:00 — Title', [10], 'in the future'],
    [
      '## 9:00 One\n\n## 9:30 Two\n\n## 10:00 Three\n\n## 8:30 Four',
      [16],
      'earlier than that of the update above',
    ],
    [
      '## 8:30 Four\n\n## 10:00 Three\n\n## 9:30 Two\n\n## 9:00 One',
      [12],
      'later than that of the update above',
    ],
    ['## 9:00 One\n\n## 9:00 Two', [12], '{#a-name}'],
    ['## 9:00 One\n\n## 9:00 Two {#two}', [], ''],
    ['## 9:00 One\n\n![x](none.png)', [12], 'none.png'],
    ['## 9:00 One\n\nText.\n\n[x](none.md)', [14], 'none.md'],
  ] as const;

  test.for(faults)('check names what is at fault: %s', async ([body, lines, message]) => {
    const { problems } = await read(`Intro.\n\n${body}\n`);
    expect(problems.map(([line]) => line)).toEqual(lines);
    for (const [, , text] of problems) expect(text).toContain(message);
  });

  test('leave nothing of an update that was taken out, and withhold what feeds may not carry', async () => {
    const removed = await read(
      'Intro.\n\n## 9:00 One\n\nText.\n\n## 9:10 (removed 9:20: It was not true) A rumor\n\nSECRET [x](b.md)\n\n## 9:30 Two',
    );
    for (const path of [
      '/news/storm',
      '/news/storm/rss.xml',
      '/news/storm/atom.xml',
      '/rss.xml',
      '/feed.json',
    ])
      expect(await removed.text(path)).not.toMatch(/SECRET|A rumor/);
    expect(await removed.text('/news/storm/atom.xml')).toContain('<at:comment>It was not true</at:comment>');
    const withheld = await paper({
      ...storm('Intro.\n\n## 9:00 One\n\n![x](crane.png)\n\nText.'),
      'news/other.md': story('other', { image: '{src: crane.png, alt: x, syndication: none}' }),
    });
    expect(await withheld.text('/news/storm')).toContain('crane.png');
    for (const path of ['/news/storm/rss.xml', '/feed.json'])
      expect(await withheld.text(path)).not.toContain('crane.png');
  });
});
