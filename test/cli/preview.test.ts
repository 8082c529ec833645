import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/preview/main.ts';
import { spec } from '../../src/cli/preview/spec.ts';
import { command } from './command.ts';
import { story, writeNewsroom } from './newsroom.ts';
import { type Ended, folder, started } from './program.ts';

let place: Awaited<ReturnType<typeof folder>>;

beforeEach(async () => {
  place = await folder();
  await writeNewsroom(join(place.dir, 'content'), FILES);
});
afterEach(() => place.remove());

const preview = (args: readonly string[], from = ''): Promise<Ended> =>
  command(
    { spec, main },
    { args, env: { INIT_CWD: join(place.dir, from), CONTENT_DIR: join(place.dir, 'content') } },
  );

const FILES = {
  'news/northwest/ferry.md': `---
id: tag:lantern.example,2026:ferry
title: Ferry & back
description: Twice a day
date: 2026-07-04 21:12
authors: [Ana Ruiz, Ingrid Sørlie]
tags: [Ferries]
---
See [the first](../first.md), [the first again](../first.md) and [more](https://example.com/).

1. One
2. Two

> Quoted

| a | b |
| --- | --- |
| 1 | long |

    code  as it
      is
`,
  'news/draft.md': story('Draft', '2026-07-04 21:12', 'draft: true\n'),
  'news/embargoed.md': story('Embargoed', '2126-07-04 21:12'),
  'news/expired.md': story('Expired', '2020-07-04', 'expires: 2020-08-01\n'),
  'news/withdrawn.md': story(
    'Withdrawn',
    '2020-07-04',
    'status: withdrawn\nreason: It was wrong.\nwithdrawn: 2020-07-05\n',
  ),
  'news/never.md': story('Never', '2026-07-04', 'expires: 2026-07-01\n'),
  'news/headline.md': story('Headline', '2026-07-04', 'syndication: headline\n'),
  'news/nowhere.md': story('Nowhere', '2026-07-04', 'syndication: none\n'),
  'news/elsewhere.md': story('Elsewhere', '2026-07-04', 'url: https://other.example/x\n'),
  'news/mistaken.md': story('Mistaken', '2026-07-04', 'authers: [A]\nimage: { src: gone.jpg }\n'),
  'news/unborn.md': '---\ndraft: true\n---\nText.\n',
  'news/broken.md': '---\ntitle: [\n---\nText.\n',
};

it('shows an article as each format carries it, and as each partner gets it', async () => {
  await writeFile(
    join(place.dir, 'content/site.yaml'),
    `${await readFile(join(place.dir, 'content/site.yaml'), 'utf8')}partners:
  msn: {profile: msn}
  wire: {profile: generic, format: atom, content: summary}
  sport: {profile: generic, tags: [Sport]}
`,
  );
  const { code, stdout } = await preview(['content/news/northwest/ferry.md', '--text']);
  expect(code).toBe(0);
  const parts = new Map(
    stdout.split(/^── /m).flatMap((part) => {
      const [, name, text] = /^(.*?) ─+\n([\s\S]*)$/.exec(part) ?? [];
      return name === undefined ? [] : [[name, text] as const];
    }),
  );
  expect([...parts.keys()]).toEqual([
    ...['RSS 2.0', 'Atom 1.0', 'JSON Feed 1.1', 'msn (msn)', 'wire (generic)', 'sport (generic)'],
    'news/northwest/ferry.md',
  ]);
  expect(parts.get('RSS 2.0')).toMatch(/^<item>\n<title>Ferry &amp; back<\/title>\n<link>https:/);
  expect(parts.get('Atom 1.0')).toMatch(/^<entry [^>]+>\n<id>tag:lantern.example,2026:ferry<\/id>\n/);
  expect(JSON.parse(parts.get('JSON Feed 1.1') ?? '')).toMatchObject({ title: 'Ferry & back' });
  expect(parts.get('msn (msn)')).toMatch(
    /^<item>[\s\S]*<\/item>\nerror title: the title has 12 characters; /,
  );
  expect(parts.get('wire (generic)')).toMatch(/^<entry [\s\S]*Twice a day/);
  expect(parts.get('wire (generic)')).not.toContain('Quoted');
  expect(parts.get('sport (generic)')).toBe('Not in this feed.\n\n');
  expect(parts.get('news/northwest/ferry.md')).toBe('Published.\nNo problems.\n');
});

/** Articles that readers do not have as they stand: file, exit code, what is said, whether a feed has it. */
const standings: readonly (readonly [string, number, RegExp, boolean])[] = [
  ['draft', 0, /A draft: readers get it once “draft: true” is taken out/, true],
  ['embargoed', 0, /Embargoed: readers get it on 2126-07-04 21:12 -07:00/, true],
  ['expired', 0, /Expired on 2020-08-01 00:00 -07:00: readers no longer get it/, true],
  ['withdrawn', 0, /Withdrawn: its address says so[\s\S]*Reason: It was wrong\./, false],
  ['headline', 0, /Feeds carry its headline alone/, true],
  ['nowhere', 0, /It is in no feed that anybody may read/, false],
  ['elsewhere', 0, /Its page is not here: https:\/\/other\.example\/x/, true],
  [
    'mistaken',
    1,
    /content\/news\/mistaken\.md:5: error authers: unknown key “authers”; did you mean “authors”/,
    true,
  ],
  ['mistaken', 1, /content\/news\/mistaken\.md:6: error image\.src: .*gone\.jpg/, true],
  ['never', 1, /Never public: it expires on 2026-07-01 00:00 -07:00, before it is published/, true],
  ['unborn', 1, /cannot be shown yet: write title: and date:/, false],
  ['broken', 1, /content\/news\/broken\.md:\d: error [\s\S]*/, false],
];

it.each(standings)('shows %s and says how it stands (%i)', async (name, code, said, isShown) => {
  const ended = await preview([`news/${name}.md`, '--text']);
  expect(ended.code).toBe(code);
  expect(ended.stdout).toMatch(said);
  expect(/^<item>/m.test(ended.stdout)).toBe(isShown);
});

/** What is printed alone: flag, file, code, and what the output holds. */
const printed: readonly (readonly [readonly string[], string, number, RegExp])[] = [
  [
    ['--html'],
    'draft',
    0,
    /^<!DOCTYPE html>[\s\S]*<h1>Draft<\/h1>[\s\S]*A story of Draft\.[\s\S]*<\/html>\n$/,
  ],
  [['--html'], 'withdrawn', 0, /^<!DOCTYPE html>[\s\S]*It was wrong\./],
  [['--html'], 'elsewhere', 1, /^$/],
  [['--html'], 'unborn', 1, /^$/],
  [['--feed', 'rss'], 'draft', 0, /^<\?xml [\s\S]*<item><title>Draft<\/title>/],
  [['--feed', 'atom'], 'embargoed', 0, /^<\?xml [\s\S]*<entry [\s\S]*<title type="text">Embargoed<\/title>/],
  [['--feed', 'json'], 'draft', 0, /"title":"Draft"/],
];

it.each(printed)('prints %j of %s alone', async (flags, name, code, output) => {
  const ended = await preview([`news/${name}.md`, ...flags]);
  expect(ended.stdout).toMatch(output);
  expect(ended.code).toBe(code);
});

it('gives programs the state, the problems and the item', async () => {
  const { code, stdout } = await preview(['news/mistaken', '--json']);
  const told = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(told).toMatchObject({
    file: 'news/mistaken.md',
    state: { kind: 'published' },
    item: { title: 'Mistaken' },
  });
  expect(told.problems.map((problem: { field: string }) => problem.field)).toEqual(['authers', 'image.src']);
});

/** Ways to name the same article, from the folder where npm was called. */
const names: readonly (readonly [string, string])[] = [
  ['content/news/draft.md', ''],
  ['content\\news\\draft.md', ''],
  ['news/draft', ''],
  ['/news/draft', ''],
  ['draft.md', 'content/news'],
  ['.\\draft', 'content/news'],
];

it.each(names)('finds %s from %j', async (name, from) => {
  const { stdout } = await preview([name, '--json'], from);
  expect(JSON.parse(stdout).file).toBe('news/draft.md');
});

it('takes the content folder that an article is in', async () => {
  await writeNewsroom(join(place.dir, 'other'), { 'news/there.md': story('There', '2026-07-04') });
  const { code, stdout } = await preview(['other/news/there.md', '--json']);
  expect({ code, file: JSON.parse(stdout).file }).toEqual({ code: 0, file: 'news/there.md' });
});

/** Calls that show nothing: arguments, code, message. */
const refused: readonly (readonly [readonly string[], number, RegExp])[] = [
  [[], 2, /Which article\?/],
  [['news/none.md', '--text'], 1, /There is no article news\/none\.md, neither here nor in .*content/],
  [['news/_index.md', '--text'], 1, /names a section/],
  [['content/site.yaml', '--text'], 1, /is no article/],
  [['news/draft', '--text', '--json'], 2, /One of --text, --json at a time/],
  [['news/draft', '--feed', 'pdf'], 2, /--feed pdf: rss, atom or json/],
  [['news/draft', '--port', 'x'], 2, /--port x: a number/],
];

it.each(refused)('refuses %j', async (args, code, message) => {
  const ended = await preview(args);
  expect(ended.stderr).toMatch(message);
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: '' });
});

/** Who may be answered: header fields, and the status. */
const strangers = (
  host: string,
): readonly (readonly [headers: Readonly<Record<string, string>>, status: number])[] => [
  [{ Host: host }, 200],
  [{ Host: host, Origin: `http://${host}` }, 200],
  [{ Host: `127.0.0.1:${host.split(':')[1]}` }, 200],
  [{ Host: 'evil.example' }, 403],
  [{ Host: `evil.example:${host.split(':')[1]}` }, 403],
  [{ Host: 'localhost.evil.example' }, 403],
  [{ Host: '127.0.0.1.evil.example' }, 403],
  [{ Host: 'evil-localhost' }, 403],
  [{ Host: host, Origin: 'https://evil.example' }, 403],
  [{ Host: host, Origin: 'null' }, 403],
  [{ Host: host, Origin: 'http://localhost:1' }, 403],
  [{ Host: host, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }, 403],
  [{ Host: host, 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors' }, 403],
];

/** The answer to a request with any Host, which fetch does not send; of a stream of events the head alone. */
const asked = (url: URL, headers: Readonly<Record<string, string>>) =>
  new Promise<{ status?: number; headers: Readonly<Record<string, unknown>>; text: string }>(
    (resolve, reject) => {
      const { hostname, port, pathname, search } = url;
      const sent = request({ hostname, port, path: pathname + search, headers }, (response) => {
        const { statusCode, headers } = response;
        let text = '';
        const end = () => resolve({ ...(statusCode && { status: statusCode }), headers, text });
        if (headers['content-type'] === 'text/event-stream') {
          response.destroy();
          return end();
        }
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.once('end', end).once('error', reject);
      });
      sent.once('error', reject).end();
    },
  );

describe('served', () => {
  it('shows the page, the items and the problems to this machine alone, and follows the file', async () => {
    const file = join(place.dir, 'content/news/draft.md');
    const running = started('preview', { args: ['news/draft.md'], cwd: place.dir });
    try {
      const [address = ''] = await running.says(/http:\/\/localhost:\d+\/\.preview/);
      const read = async (path: string) => {
        const response = await fetch(new URL(path, address), { headers: { 'Sec-Fetch-Dest': 'document' } });
        return { type: response.headers.get('content-type'), text: await response.text() };
      };
      const overview = await read('/.preview');
      expect(overview.text).toContain('A draft: readers get it once');
      expect(overview.text).toContain('&lt;title&gt;Draft&lt;/title&gt;');
      expect(overview.text).toContain('new EventSource(');
      expect((await read('/news/draft')).text).toContain('<h1>Draft</h1>');
      for (const path of ['/.preview', '/news/draft', '/rss.xml', '/feed.json', '/.reload?x'])
        for (const [headers, status] of strangers(new URL(address).host)) {
          const answer = await asked(new URL(path, address), headers);
          expect([path, headers, answer.status]).toEqual([path, headers, status]);
          expect([path, answer.headers['access-control-allow-origin']]).toEqual([path, undefined]);
          if (status !== 200) expect(answer.text).not.toContain('Draft');
        }
      const shown = /new EventSource\("([^"]+)"\)/.exec(overview.text)?.[1] ?? '';
      const events = await fetch(new URL(shown, address));
      await writeFile(file, (await readFile(file, 'utf8')).replace('draft: true', 'draft: true\nrihgts: X'));
      expect(await events.text()).toContain('data: ');
      expect((await read('/.preview')).text).toContain('unknown key “rihgts”');
      await running.says(/news\/draft\.md:6: error rihgts/);
    } finally {
      expect(await running.stop()).toBe(0);
    }
  });
});
