import { expect, test } from 'vitest';
import { astro } from '../../../src/import/folder/astro/astro.ts';
import { eleventy } from '../../../src/import/folder/eleventy/eleventy.ts';
import { hexo } from '../../../src/import/folder/hexo/hexo.ts';
import { hugo } from '../../../src/import/folder/hugo/hugo.ts';
import { jekyll } from '../../../src/import/folder/jekyll/jekyll.ts';
import { pelican } from '../../../src/import/folder/pelican/pelican.ts';
import { plain } from '../../../src/import/folder/plain/plain.ts';
import { imported } from './old-site.ts';

const post = (front: string) => `---\ntitle: Ferry\ndate: 2019-01-02\n${front}---\nText.\n`;

test.each([
  [plain, '_drafts/a.md', 'it is in _drafts'],
  [plain, 'drafts/a.md', 'it is in drafts'],
  [plain, 'news/_a.md', 'its name begins with _ (_a.md)'],
  [plain, '_notes/a.md', 'it is in _notes'],
  [plain, 'news/a.md', undefined],
  [plain, '_posts/a.md', undefined],
  [astro, 'src/pages/news/_a.md', 'its name begins with _ (_a.md)'],
  [astro, 'src/pages/drafts/a.md', 'it is in drafts'],
  [eleventy, 'news/_a.md', 'its name begins with _ (_a.md)'],
  [hugo, 'content/news/_a.md', 'its name begins with _ (_a.md)'],
  [hugo, 'content/drafts/a.md', 'it is in drafts'],
  [jekyll, '_drafts/a.md', 'it is in _drafts'],
  [hexo, 'source/_drafts/a.md', 'it is in _drafts'],
  [hexo, 'source/_posts/a.md', undefined],
] as const)('$0.name hides $1: $2', async (system, file, reason) => {
  const { article } = await imported(system, { [file]: post(''), 'astro.config.mjs': 'export default {}' });
  expect(article().unpublished).toBe(reason);
});

test.each([
  ['status: private', 'its status is private'],
  ['status: pending', 'its status is pending'],
  ['status: archived', 'its status is archived'],
  ['status: withdrawn', 'its status is withdrawn'],
  ['status: [draft]', 'its status is unclear'],
  ['Status: Draft', 'it is a draft'],
  ['draft: maybe', 'it is a draft'],
  ['draft: "true "', 'it is a draft'],
  ['Draft: y', 'it is a draft'],
  ['isDraft: true', 'it is a draft (isDraft)'],
  ['is_draft: 1', 'it is a draft (is_draft)'],
  ['publish: false', 'it is not published (publish)'],
  ['published: false', 'it is not published'],
  ['visible: no', 'it is not published (visible)'],
  ['public: false', 'it is not published (public)'],
  ['hide: true', 'it is hidden (hide)'],
  ['hidden: true', 'it is hidden'],
  ['private: true', 'it is private'],
  ['state: draft', 'its state is draft'],
  ['layout: draft', 'its layout is draft'],
  ['layout: redirect', 'its layout is redirect'],
  ['tags: [draft]', 'it has the tag draft'],
  ['members_only: true', 'it is not for everyone (members_only)'],
  ['paywall: metered', 'it is not for everyone (paywall)'],
  ['premium: true', 'it is not for everyone (premium)'],
  ['access: paid', 'it is not for everyone'],
  ['visibility: members', 'it is not for everyone'],
  ['deleted: true', 'it is no longer shown (deleted)'],
  ['wip: true', 'it is a draft (wip)'],
  ['params:\n  draft: true', 'it is a draft'],
  ['expires: 2018-12-31', 'it has expired'],
  ['unpublish_date: 2018-12-31', 'it has expired'],
  ['expiryDate: soon', 'its expiryDate, by which it is shown or not, cannot be read'],
  ['publishOn: next week', 'its publishOn, by which it is shown or not, cannot be read'],
])('every system takes "%s" for: %s', async (line, reason) => {
  for (const system of [plain, astro, eleventy, hugo, jekyll, hexo]) {
    const file = { astro: 'src/pages/a.md', hugo: 'content/news/a.md' }[system.name] ?? 'news/a.md';
    const folders = { jekyll: '_posts/2019-01-02-a.md', hexo: 'source/_posts/a.md' };
    const place = { ...folders }[system.name as string] ?? file;
    const { article } = await imported(system, { [place]: post(`${line}\n`) });
    expect([system.name, article().unpublished]).toEqual([system.name, reason]);
  }
});

test('a key that is read is not named as unused', async () => {
  const { losses } = await imported(plain, {
    'news/a.md': post('premium: false\nis_draft: false\npublishOn: 2099-01-01\nexpiry: 2099-02-01\n'),
  });
  expect(losses).not.toContainEqual(expect.stringMatching(/^front matter key/));
});

test.each([
  'draft: false',
  'draft:',
  'hidden: no',
  'published: 2019-01-02',
  'published: true',
  'status: published',
  'status: publish',
  'access: public',
  'visibility: public',
  'premium: false',
  'state: Ohio',
  'tags: [Sea]',
  'layout: post',
  'expires: never',
  'hero:\n  hidden: true',
])('"%s" hides nothing', async (line) => {
  const { article } = await imported(plain, { 'news/a.md': post(`${line}\n`) });
  expect(article().unpublished).toBe(undefined);
});

test.each(['publishDate', 'publish_date', 'publishOn', 'date_publish', 'embargo'])(
  '%s after the date is an embargo',
  async (key) => {
    const { article } = await imported(plain, { 'news/a.md': post(`${key}: 2099-03-04\n`) });
    expect(article().fields).toMatchObject({ embargo: '2099-03-04T00:00:00Z' });
  },
);

test.each(['unpublish_date', 'expires', 'expiryDate', 'expiry'])('%s after the date is kept', async (key) => {
  const { article } = await imported(plain, { 'news/a.md': post(`${key}: 2020-03-04\n`) });
  expect(article().fields).toMatchObject({ expires: '2020-03-04T00:00:00Z' });
});

test('what Dateline itself has withdrawn stays so', async () => {
  const withdrawn = 'status: withdrawn\nreason: It was wrong.\nupdated: 2019-01-03\n';
  const { article } = await imported(plain, { 'news/a.md': post(withdrawn) });
  expect(article()).toMatchObject({ unpublished: undefined, fields: { status: 'withdrawn' } });
});

test.each([
  ['a tab', '---\ntitle: Ferry\n\tdraft: true\n---\nText.\n'],
  ['no space', '---\ntitle: Ferry\ndraft:true\n---\nText.\n'],
  ['no space, and nothing else', '---\ndraft:true\n---\nText.\n'],
  ['a line that goes on', '---\ntitle: Ferry\n draft:true\n---\nText.\n'],
  ['two of one key', '---\ndraft: true\ntitle: Ferry\ndraft: false\n---\nText.\n'],
  ['two in other letters', '---\nDraft: false\ntitle: Ferry\ndraft: false\n---\nText.\n'],
  ['any other mistake', '---\ntitle: "Ferry\nlayout: post\n---\nText.\n'],
  ['no end', '---\ntitle: Ferry\ndraft: true\n\nText.\n'],
  ['TOML of another language', '+++\ntitle = "Ferry"\ndraft = True\n+++\nText.\n'],
  ['JSON with a mistake', '{\n"title": "Ferry",\n"draft": True\n}\nText.\n'],
  ['JavaScript', '---js\n{ title: "Ferry", draft: isDraft() }\n---\nText.\n'],
])('front matter that cannot be read whole is a draft: %s', async (_, text) => {
  const { article, losses } = await imported(plain, { 'news/2019-01-02-a.md': text });
  expect(article().unpublished).toMatch(/^it(?:s front matter cannot be read whole| is a draft)/);
  expect(losses).toContain('front matter with a mistake');
});

test('Pelican: any status but published, and a header with a line that is none', async () => {
  const { article } = await imported(pelican, {
    'pelicanconf.py': "PATH = 'content'\n",
    'content/a.md': 'Title: A\nDate: 2019-01-02\nStatus: private\n\nText.\n',
    'content/b.md': 'Title: B\nDate: 2019-01-02\nStatus draft\n\nText.\n',
    'content/c.md': 'Title: C\nDate: 2019-01-02\nStatus: published\n\nText.\n',
  });
  expect(['a.md', 'b.md', 'c.md'].map((file) => article(file).unpublished)).toEqual([
    'its status is private',
    'its front matter cannot be read whole',
    undefined,
  ]);
});

/** Parts of a text that the old site shows to some readers only. */
test.each([
  [
    hugo,
    'content/news/a.md',
    '{{% hugo-encryptor "pw" %}}\nSecret\n{{% /hugo-encryptor %}}',
    'hugo-encryptor',
  ],
  [
    hugo,
    'content/news/a.md',
    '{{< members >}}Secret {{< figure src="x.png" >}}{{< /members >}} Open',
    'members',
  ],
  [hugo, 'content/news/a.md', '{{< secret password="x" >}}\nSecret\n{{</ secret >}}', 'secret'],
  [hugo, 'content/news/a.md', 'Open\n\n{{< paywall >}}\n\nSecret', 'paywall'],
  [jekyll, '_posts/2019-01-02-a.md', '{% members %}Secret{% endmembers %}', 'members'],
  [eleventy, 'news/a.md', '{%- premium -%}Secret{%- endpremium -%}', 'premium'],
  [hexo, 'source/_posts/a.md', '{% protected pw %}\nSecret\n{% endprotected %}', 'protected'],
] as const)('$0.name: $2', async (system, file, part, name) => {
  const { article, losses } = await imported(system, { [file]: `${post('')}\nOpen\n\n${part}\n` });
  expect(article().unpublished).toBe(`it is not for everyone (${name})`);
  expect(article().body.text).toContain('Open');
  expect(article().body.text).not.toContain('Secret');
  expect(losses).toContain(`part in ${name}`);
});

test.each([
  '{{< members >}}',
  '{{< private-note >}}x{{< /private-note >}}',
  '{{< /members >}}',
  'members, premium',
])('hugo: %s hides nothing', async (part) => {
  const { article } = await imported(hugo, { 'content/news/a.md': `${post('')}\n${part}\n` });
  expect(article().unpublished).toBeUndefined();
});
