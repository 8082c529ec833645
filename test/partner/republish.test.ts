import { describe, expect, test } from 'vitest';
import { wireProblems } from '../spec/wire/wire.ts';
import { parseXml } from '../spec/xml-tree.ts';
import { paper, site, siteUrl, story } from './paper.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const BY = 'https://creativecommons.org/licenses/by-nd/4.0/';
const pictures = '![The dock](dock.png)\n\nAt the dock.\n\n![The crew](crew.png)\n';
const LEAD = '{src: lead.png, alt: A ferry, caption: The first crossing., credit: J. Doe';

const files = {
  'site.yaml': site(
    `license: ${BY}\nrepublish: full\nsources: {AP: {}, Wire: {republish: full}}\npartners: {wire: {profile: generic}}\n`,
  ),
  'news/lead.png': png,
  'news/dock.png': Buffer.concat([png, Buffer.from('1')]),
  'news/crew.png': Buffer.concat([png, Buffer.from('2')]),
  'news/plain.md': story('plain', {
    description: 'Below & beside',
    authors: '[Ann Ames, Bo]',
    made: 'ai-assisted',
  }),
  'news/lead.md': story('lead', { image: `${LEAD}}` }, pictures),
  'news/text.md': story('text', { republish: 'text', image: `${LEAD}}` }, pictures),
  'news/agency.png': Buffer.concat([png, Buffer.from('3')]),
  'news/copy-of-agency.png': Buffer.concat([png, Buffer.from('3')]),
  'news/cleared.png': Buffer.concat([png, Buffer.from('4')]),
  'news/kept.png': Buffer.concat([png, Buffer.from('5')]),
  'news/rights.md': story('rights', { image: '{src: agency.png, alt: x, rights: © Agency}' }),
  'news/cleared.md': story('cleared', {
    image: '{src: cleared.png, alt: x, rights: © Agency, republish: true}',
  }),
  'news/kept.md': story('kept', { image: '{src: kept.png, alt: x, republish: false}' }),
  // Pictures whose rights other stories state.
  'news/shows.md': story(
    'shows',
    { image: '{src: cleared.png, alt: x}' },
    '![Kept](kept.png)\n\n![A](agency.png)',
  ),
  'news/leads.md': story('leads', { image: '{src: copy-of-agency.png, alt: x}' }, '![The dock](dock.png)'),
  'news/withheld.md': story(
    'withheld',
    { image: '{src: crew.png, alt: The crew, syndication: none}' },
    pictures,
  ),
  'news/ap.md': story('ap', { source: 'AP' }),
  'news/wire.md': story('wire', { source: 'Wire' }),
  'news/own.md': story('own', { source: 'AP', republish: 'full' }),
  'news/none.md': story('none', { republish: 'none' }),
  'news/summary.md': story('summary', { syndication: 'summary' }),
  'news/away.md': story('away', { url: 'https://other.example/a' }),
  'news/drafted.md': story('drafted', { draft: 'true' }),
  'news/gone.md': story('gone', { status: 'withdrawn', reason: 'Wrong', withdrawn: '2026-11-20 10:00' }),
  'opinion/_index.md': '---\ntitle: Opinion\nrepublish: none\n---\n',
  'opinion/view.md': story('view'),
  'hebrew/_index.md': '---\ntitle: Hebrew\nlanguage: he\n---\n',
  'hebrew/one.md': story('one', { title: 'כותרת', correction: '[{date: 2026-11-20 09:00, text: תוקן}]' }),
};

let made: ReturnType<typeof paper> | undefined;
// Compiled by the first test, whose end takes the folder away.
const served = () => (made ??= paper(files));

/** Stories, whether others may publish them, how many pictures are left out, and which are not. */
const rows: readonly (readonly [path: string, omitted: number | undefined, ...shown: readonly string[]])[] = [
  ['/news/plain', 0],
  // Another story withholds the picture of the crew.
  ['/news/lead', 1, 'lead.png', 'dock.png'],
  ['/news/text', 3],
  ['/news/rights', 1],
  ['/news/shows', 2, 'cleared.png'],
  ['/news/leads', 1, 'dock.png'],
  ['/news/cleared', 0, 'cleared.png'],
  ['/news/kept', 1],
  ['/news/withheld', 1, 'dock.png'],
  ['/news/ap', undefined],
  ['/news/wire', 0],
  ['/news/own', 0],
  ['/news/none', undefined],
  ['/news/summary', undefined],
  ['/news/drafted', undefined],
  ['/news/gone', undefined],
  ['/opinion/view', undefined],
  ['/hebrew/one', 0],
];

describe('what other papers may publish', () => {
  test.for(rows)('%s', async ([path, omitted, ...shown]) => {
    const { get, text } = await served();
    const copy = await get(`${path}/republish.txt`);
    expect(copy.status).toBe(omitted !== undefined ? 200 : path === '/news/gone' ? 410 : 404);
    const page = await text(path);
    const items: readonly { readonly url: string; readonly _dateline: { readonly republish?: object } }[] =
      JSON.parse(await text('/feed.json?limit=200')).items;
    const inFeed = items.find(({ url }) => url === siteUrl + path)?._dateline.republish;
    expect(page.includes('<details class="republish">')).toBe(omitted !== undefined);
    if (omitted === undefined) return expect(inFeed).toBeUndefined();
    expect(inFeed).toEqual({
      url: `${siteUrl}${path}/republish.txt`,
      ...(omitted === 0 ? {} : { omitted }),
    });
    expect(page).toContain(`href="${siteUrl}${path}/republish.txt"`);
    expect(page.includes('Pictures that are not ours to give are left out.')).toBe(omitted > 0);
    expect(copy.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const html = await copy.text();
    expect(html).not.toMatch(/<p>\s*<\/p>/);
    expect([...html.matchAll(/<img src="[^"]*\/([^"/]+)"/g)].map(([, name]) => name)).toEqual(shown);
    expect(html).toContain(`<link rel="canonical" href="${siteUrl}${path}">`);
    return expect(html).toMatch(/ · <a rel="license" href="[^"]+">CC BY-ND 4\.0<\/a><\/p>\n<\/article>\n$/);
  });

  test('the copy is whole, and in no language but the story’s', async () => {
    const { text } = await served();
    expect(await text('/news/plain/republish.txt')).toBe(
      `<link rel="canonical" href="${siteUrl}/news/plain">
<article lang="en-US" dir="ltr">
<h1>A headline that is long enough for anybody</h1>
<p>Below &amp; beside</p>
<p>Ann Ames, Bo</p>
<p><em>Written by people with the help of AI</em></p>
<p>A story.</p>

<p>“A headline that is long enough for anybody” · Ann Ames, Bo · <a href="${siteUrl}/news/plain">The Paper</a> · <time datetime="2026-11-20T08:00:00.000Z">November 20, 2026, 8:00am</time> · <a rel="license" href="${BY}">CC BY-ND 4.0</a></p>
</article>
`,
    );
    expect(await text('/news/lead/republish.txt')).toContain(
      'alt="A ferry"><figcaption>The first crossing. (J. Doe)</figcaption></figure>',
    );
    const hebrew = await text('/hebrew/one/republish.txt');
    expect(hebrew).toContain('<article lang="he" dir="rtl">');
    expect(hebrew).toMatch(/<p><em>תיקון, 20 בנובמבר 2026[^<]*: תוקן<\/em><\/p>/);
  });

  test('feeds of every format lead to it, and the wire formats stay valid', async () => {
    const { text } = await served();
    const link = (name: string) =>
      `<${name} rel="related" type="text/plain" href="${siteUrl}/news/plain/republish.txt"/>`;
    for (const [path, name] of [
      ['/rss.xml?limit=200', 'atom:link'],
      ['/atom.xml?limit=200', 'link'],
    ] as const) {
      const xml = await text(path);
      parseXml(xml);
      expect(xml).toContain(link(name));
    }
    const ninjs = await text('/ninjs.json?limit=200');
    expect(wireProblems('ninjs', ninjs)).toEqual([]);
    expect(ninjs).toContain(`"name":"republish","href":"${siteUrl}/news/plain/republish.txt"`);
  });

  test('check says of what is not offered why', async () => {
    const { compiled } = await paper({
      'site.yaml': site('republish: full\n'),
      'news/_index.md': '---\ntitle: News\nrepublish: text\n---\n',
      'news/a.md': story('a', { republish: 'full' }),
      'news/b.md': story('b', { republish: 'full', license: BY, syndication: 'headline' }),
      'news/c.md': story('c', { republish: 'full', license: BY, url: 'https://other.example/c' }),
      'news/d.md': story('d', { license: BY }),
      'opinion/_index.md': `---\ntitle: Opinion\nrepublish: text\nlicense: ${BY}\n---\n`,
      'opinion/e.md': story('e'),
    });
    const found = compiled.problems.filter(({ code }) => code === 'republish-rights');
    expect(found.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
      'news/_index.md:3 no license, so no article is offered to other papers; write license: and its address',
      'news/a.md:5 it has no license, so it is not offered to other papers; write license: and the address of the license',
      'news/b.md:5 feeds may not carry it whole, so it is not offered to other papers; write syndication: full, or remove republish',
      'news/c.md:5 its page is on another site, so it is not offered to other papers; remove republish',
      'site.yaml:8 no license, so no article is offered to other papers; write license: and its address',
    ]);
  });
});
