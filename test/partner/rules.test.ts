import { describe, expect, test } from 'vitest';
import { partnerProblems } from '../../src/cli/check/partner.ts';
import { PROFILES } from '../../src/domain/partner.ts';
import { rulesOf } from '../../src/partner/check.ts';
import { documented } from '../../src/partner/documented.ts';
import { profiles } from '../../src/partner/profiles.ts';
import { type Files, folder, jpeg, png } from '../content/folder.ts';
import { compile } from '../support/compiled.ts';
import { site, story } from './paper.ts';

/** Twenty stories with which nobody finds fault. */
const picture =
  '{src: https://paper.example/p.png, alt: x, credit: Ann, type: image/png, width: 1200, height: 800}';
const good = {
  description: `${'What happened, and what it means for those who live there. '.repeat(6)}`,
  authors: '[Ann]',
  image: picture,
};
const body = 'A story that is long enough. '.repeat(20);
const faultless: Files = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [
    `news/${index}.md`,
    story(`${index}`, { ...good, date: '2026-11-21 08:00' }, body),
  ]),
);
const icon = 'icon: {src: https://paper.example/i.png, width: 64, height: 64, type: image/png}\n';
const logos: Readonly<Record<string, string>> = {
  feedly: '{src: https://paper.example/l.svg, type: image/svg+xml}',
};
const logo = '{src: https://paper.example/l.png, width: 700, height: 100, type: image/png}';
const feed = (profile: string, lines = '') =>
  site(
    `${icon}partners:\n  p:\n    profile: ${profile}\n    description: News\n    logo: ${logos[profile] ?? logo}\n${lines}rights: © The Paper\n`,
  );

const more = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`news/more-${index}.md`, another(index)]));
const another = (index: number) => story(`more-${index}`, { ...good, date: '2026-11-21 07:00' }, body);

async function found(files: Files, siteUrl?: string) {
  const dir = folder(files);
  const compiled = await compile({ dir, siteUrl });
  const errors = compiled.problems.filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  return partnerProblems(compiled.content, dir, [], new Date('2026-11-21T12:00:00Z'));
}

test.for(PROFILES)('%s finds no fault with what keeps its rules', async (profile) => {
  expect(await found({ 'site.yaml': feed(profile), ...faultless })).toEqual([]);
});

/** One thing wrong: what is changed in the story at news/0.md or in the feed, the rule that says so, and where. */
type Bad = {
  readonly code: string;
  readonly profile: (typeof PROFILES)[number];
  readonly fields?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly feed?: string;
  readonly files?: Files;
  readonly only?: Files;
  readonly siteUrl?: string;
  /** More lines of site.yaml. */
  readonly site?: string;
  readonly at: string;
};

const image = (more: string) => ({ image: `{alt: x, credit: Ann, ${more}}` });
const bad: readonly Bad[] = [
  { code: 'title-length', profile: 'msn', fields: { title: 'Twenty characters…' }, at: 'news/0.md:2' },
  { code: 'title-length', profile: 'msn', fields: { title: 'x'.repeat(151) }, at: 'news/0.md:2' },
  { code: 'title-length', profile: 'apple', fields: { title: 'x'.repeat(61) }, at: 'news/0.md:2' },
  { code: 'title-length', profile: 'google', fields: { title: 'x'.repeat(111) }, at: 'news/0.md:2' },
  {
    code: 'description-length',
    profile: 'flipboard',
    fields: { description: 'Short' },
    body: 'And nothing more.',
    at: 'news/0.md:5',
  },
  { code: 'description-length', profile: 'generic', fields: { description: '' }, at: 'news/0.md:5' },
  { code: 'description-length', profile: 'apple', fields: { description: '' }, at: 'news/0.md:5' },
  { code: 'description-length', profile: 'yahoo', fields: { description: '' }, at: 'news/0.md:5' },
  ...(['msn', 'smartnews', 'flipboard', 'newsbreak', 'apple', 'feedly', 'yahoo', 'google'] as const).map(
    (profile): Bad => ({ code: 'image-missing', profile, fields: { image: '' }, at: 'news/0.md:7' }),
  ),
  {
    code: 'image-missing',
    profile: 'msn',
    fields: {
      // A picture of its own: what one story withholds of a picture no other shows.
      image: picture
        .replace('p.png', 'own.png')
        .replace('}', ', syndication: {p: none}}')
        .replace('src: ', 'src: https://paper.example/withheld.png?'),
    },
    at: 'news/0.md:7',
  },
  {
    code: 'image-size',
    profile: 'flipboard',
    fields: image('src: ferry.jpg'),
    files: { 'news/ferry.jpg': jpeg() },
    at: 'news/0.md:7',
  },
  {
    code: 'image-size',
    profile: 'yahoo',
    fields: image('src: ferry.png'),
    files: { 'news/ferry.png': png },
    at: 'news/0.md:7',
  },
  {
    code: 'image-size',
    profile: 'flipboard',
    fields: image('src: https://paper.example/u.png'),
    at: 'news/0.md:7',
  },
  {
    code: 'image-kind',
    profile: 'flipboard',
    fields: { image: picture.replace('image/png', 'image/svg+xml') },
    at: 'news/0.md:7',
  },
  {
    code: 'image-credit',
    profile: 'newsbreak',
    fields: { image: picture.replace('credit: Ann, ', '') },
    at: 'news/0.md:7',
  },
  {
    code: 'image-credit',
    profile: 'yahoo',
    fields: { image: picture.replace('credit: Ann, ', '') },
    at: 'news/0.md:7',
  },
  ...(['msn', 'smartnews', 'newsbreak', 'apple', 'yahoo'] as const).map(
    (profile): Bad => ({
      code: 'full-text',
      profile,
      fields: { syndication: '{p: summary}' },
      at: 'news/0.md:8',
    }),
  ),
  { code: 'byline', profile: 'flipboard', fields: { authors: '' }, at: 'news/0.md:6' },
  { code: 'byline', profile: 'newsbreak', fields: { authors: '' }, at: 'news/0.md:6' },
  { code: 'too-old', profile: 'msn', fields: { date: '2025-11-20 08:00' }, at: 'news/0.md:3' },
  { code: 'too-old', profile: 'smartnews', fields: { date: '2026-11-13 08:00' }, at: 'news/0.md:3' },
  { code: 'too-old', profile: 'google', fields: { date: '2026-11-19 08:00' }, at: 'news/0.md:3' },
  ...(['google', 'smartnews', 'flipboard'] as const).map(
    (profile): Bad => ({
      code: 'link-elsewhere',
      profile,
      fields: { url: 'https://other.example/a' },
      at: 'news/0.md:8',
    }),
  ),
  ...(['google', 'smartnews', 'newsbreak', 'apple', 'yahoo'] as const).map(
    (profile): Bad => ({
      code: 'link-parameters',
      profile,
      // Of another site: one of this site has no query.
      fields: { url: 'https://www.paper.example/a?utm_source=rss' },
      at: 'news/0.md:8',
    }),
  ),
  {
    code: 'frame-host',
    profile: 'msn',
    body: `<iframe src="https://maps.example/a" title="A map"></iframe>\n\n${body}`,
    site: 'embeds: [maps.example]\n',
    at: 'news/0.md:9',
  },
  { code: 'expires-soon', profile: 'msn', fields: { expires: '2026-11-21 13:59' }, at: 'news/0.md:8' },
  { code: 'ai-generated', profile: 'msn', fields: { made: 'ai-generated' }, at: 'news/0.md:8' },
  { code: 'ai-generated', profile: 'apple', fields: { made: 'ai-generated' }, at: 'news/0.md:8' },
  { code: 'nesting', profile: 'msn', body: `${'> '.repeat(9)}deep`, at: 'news/0.md:9' },
  { code: 'text-length', profile: 'newsbreak', body: 'Short.', at: 'news/0.md:9' },
  ...PROFILES.map(
    (profile): Bad => ({ code: 'https', profile, siteUrl: 'http://paper.example', at: 'site.yaml:10' }),
  ),
  ...(['msn', 'smartnews', 'google', 'yahoo'] as const).map(
    (profile): Bad => ({
      code: 'language-mixed',
      profile,
      fields: { language: 'es' },
      feed: "    language: '*'\n",
      at: 'site.yaml:14',
    }),
  ),
  { code: 'language-region', profile: 'apple', feed: '    language: en\n', at: 'site.yaml:14' },
  { code: 'items-few', profile: 'flipboard', feed: '    limit: 19\n', at: 'site.yaml:14' },
  { code: 'items-few', profile: 'apple', feed: '    limit: 9\n', at: 'site.yaml:14' },
  { code: 'items-many', profile: 'msn', feed: '    limit: 21\n', files: more(1), at: 'site.yaml:14' },
  { code: 'items-many', profile: 'apple', feed: '    limit: 61\n', files: more(41), at: 'site.yaml:14' },
  { code: 'feed-size', profile: 'generic', feed: '    budget: 10000\n', at: 'site.yaml:14' },
  {
    code: 'feed-size',
    profile: 'generic',
    feed: '    budget: 3000000\n',
    body: 'A long story. '.repeat(80_000),
    at: 'site.yaml:14',
  },
  { code: 'key-in-address', profile: 'generic', feed: '    access: {key: KEY}\n', at: 'site.yaml:14' },
  { code: 'feed-empty', profile: 'generic', feed: '    tags: [Nothing]\n', at: 'site.yaml:11' },
  { code: 'parameters', profile: 'smartnews', feed: '    parameters: {utm_source: x}\n', at: 'site.yaml:14' },
  { code: 'analytics', profile: 'msn', feed: '    analytics: <img>\n', at: 'site.yaml:14' },
];

describe('one thing wrong is found once, where it can be put right', () => {
  test.for(bad)('$profile: $code at $at', async (row) => {
    const { profile, fields = {}, files = {}, siteUrl } = row;
    const text = row.body ?? body;
    const all = await found(
      {
        'site.yaml': feed(profile, row.feed) + (row.site ?? ''),
        ...faultless,
        'news/0.md': story('0', { ...good, date: '2026-11-21 08:00', ...fields }, text),
        ...files,
      },
      siteUrl,
    );
    const own = all.filter(({ code }) => code === row.code);
    expect(own.map(({ file, line }) => `${file}:${line}`)).toEqual([row.at]);
    expect(own[0]?.message).not.toBe('');
  });
});

test.each([
  ['    hours: 1\n', /no article of the last 1 hours is chosen.*raise hours:/],
  ['    tags: [Nothing]\n', /no article is chosen.*widen/],
])('a feed with %j that is empty says why', async (more, message) => {
  const all = await found({ 'site.yaml': feed('generic', more), ...faultless });
  expect(all.find(({ code }) => code === 'feed-empty')?.message).toMatch(message);
});

test('a description that is too long for a feed, and a logo of another size', async () => {
  const yaml = feed('smartnews')
    .replace('description: News', `description: ${'x'.repeat(31)}`)
    .replace('700', '600')
    .replace('rights: © The Paper\n', '');
  const codes = (await found({ 'site.yaml': yaml, ...faultless })).map(({ code, line }) => `${code}:${line}`);
  expect(codes.toSorted()).toEqual(['feed-description:12', 'logo-size:13', 'rights-missing:10']);
  const google = feed('google').replace('width: 64', 'width: 32');
  expect((await found({ 'site.yaml': google, ...faultless })).map(({ code }) => code)).toEqual(['icon-size']);
  const feedly = feed('feedly').replace('width: 64', 'width: 32').replace('svg+xml', 'png');
  expect((await found({ 'site.yaml': feedly, ...faultless })).map(({ code }) => code)).toEqual([
    'icon-size',
    'logo-kind',
  ]);
});

test('every rule of every profile has been seen to fire', () => {
  const elsewhere = [
    'feed-description',
    'logo-size',
    'logo-kind',
    'icon-size',
    'rights-missing',
    'key-in-address',
    'parameters',
    'analytics',
    'feed-size',
    'feed-empty',
  ];
  const seen = new Set(bad.map(({ code, profile }) => `${profile} ${code}`));
  const unseen = PROFILES.flatMap((profile) =>
    rulesOf(profiles[profile])
      .filter(({ code }) => !elsewhere.includes(code) && !seen.has(`${profile} ${code}`))
      .map(({ code }) => `${profile} ${code}`),
  );
  expect(unseen).toEqual([]);
});

test('every rule says what it is after', () => {
  for (const profile of Object.values(profiles)) {
    expect(documented[profile.name].rulesAt).toMatch(/^https:/);
    for (const { clause, code } of rulesOf(profile)) {
      expect(clause).toMatch(/\w/);
      expect(code).toMatch(/^[a-z-]+$/);
    }
  }
});
