import { article, png, site } from '../folder.ts';
import { one, type Row, row } from './row.ts';

const msn = `${site}partners:\n  msn:\n    profile: msn\n`;

const TAGGED = article('tags: [Harbour]\nauthors: [Ann Reporter]\n');

export const partners: readonly Row[] = [
  row(
    'partner-name',
    'two with one address',
    { 'site.yaml': `${msn}  MSN:\n    profile: msn\n` },
    'site.yaml:8 partners.msn',
    'rename one',
  ),
  row(
    'partner-name',
    'a name that means everybody',
    { 'site.yaml': `${site}partners:\n  public:\n    profile: generic\n` },
    'site.yaml:8 partners.public',
    'another name',
  ),
  row(
    'partner-section',
    'no such section',
    { 'site.yaml': `${msn}    sections: [Nowhere]\n`, ...one(article()) },
    'site.yaml:10 partners.msn.sections.0',
    'no section “Nowhere”',
  ),
  row(
    'partner-name',
    'two webhooks with one name',
    { 'site.yaml': `${site}webhooks:\n  cms: {url: https://a.example/}\n  CMS: {url: https://b.example/}\n` },
    'site.yaml:9 webhooks.CMS',
    'rename one',
  ),
  row(
    'partner-section',
    'no such section, of a webhook',
    {
      'site.yaml': `${site}webhooks:\n  cms: {url: https://a.example/, sections: Nowhere}\n`,
      ...one(article()),
    },
    'site.yaml:8 webhooks.cms.sections.0',
    'no section “Nowhere”',
  ),
  ...(
    [
      [
        'webhooks:\n  cms: {url: https://a.example/, tags: [harbor]}\n',
        '8 webhooks.cms.tags.0',
        'tag “harbor”',
      ],
      ['partners:\n  msn: {profile: msn, tags: [Harbor]}\n', '8 partners.msn.tags.0', 'tag “Harbor”'],
      [
        'partners:\n  msn: {profile: msn, exclude: {authors: [An Reporter]}}\n',
        '8 partners.msn.exclude.authors.0',
        'author “An Reporter”',
      ],
      ['subjects:\n  tags:\n    harbor: medtop:20000763\n', '9 subjects.tags.harbor', 'tag “harbor”'],
    ] as const
  ).map(([lines, at, says]) =>
    row(
      'unknown-name',
      lines,
      { 'site.yaml': site + lines, ...one(TAGGED) },
      `site.yaml:${at}`,
      `no story has the ${says}, so nothing is chosen by it; did you mean “`,
    ),
  ),
  row(
    'partner-section',
    'nearly such a section, of a webhook',
    { 'site.yaml': `${site}webhooks:\n  cms: {url: https://a.example/, sections: Nws}\n`, ...one(article()) },
    'site.yaml:8 webhooks.cms.sections.0',
    'did you mean “News”?',
  ),
  row(
    'unknown-partner',
    'of a webhook',
    {
      'site.yaml': `${msn}webhooks:\n  cms: {url: https://a.example/, partner: default}\n`,
      ...one(article()),
    },
    'site.yaml:11 webhooks.cms.partner',
    'name one of: msn',
  ),
  row(
    'bad-url',
    'of a webhook, with a password in it',
    { 'site.yaml': `${site}webhooks:\n  cms: {url: 'https://a:b@a.example/'}\n` },
    'site.yaml:8 webhooks.cms.url',
    'without a name, a password or a fragment',
  ),
  ...(
    [
      ['webhooks:\n  cms: {url: http://10.0.0.1/}\n', '8 webhooks.cms.url', 'not at a public address'],
      ['webhooks:\n  cms: {url: http://localhost/}\n', '8 webhooks.cms.url', 'not at a public address'],
      ['hub: http://127.0.0.1/\n', '7 hub', 'not at a public address'],
      ['hubs: [own, https://hub.example:25/]\n', '7 hubs', 'has port 25; allowed are 80, 443, 8080, 8443'],
      ['hubTopics: [http://192.168.1.2/feed]\n', '7 hubTopics', 'not at a public address'],
    ] as const
  ).map(([lines, at, says]) =>
    row('bad-url', lines, { 'site.yaml': site + lines, ...one(article()) }, `site.yaml:${at}`, says),
  ),
  row(
    'bad-value',
    'a secret written into site.yaml',
    { 'site.yaml': `${site}webhooks:\n  cms: {url: https://a.example/, secret: whsec_abc}\n` },
    'site.yaml:8 webhooks.cms.secret',
    'never write the secret itself here',
  ),
  row(
    'withheld-image',
    'as the picture of a section',
    {
      'news/_index.md': '---\ntitle: News\nimage: p.png\n---\n',
      'news/p.png': png,
      ...one(article('image: {src: p.png, alt: x, syndication: none}')),
    },
    'news/_index.md:3 image',
    'use another',
  ),
  row(
    'unknown-partner',
    'in an article',
    { 'site.yaml': msn, ...one(article('syndication: {mns: none}')) },
    'news/a.md:5 syndication.mns',
    'default, public, msn',
  ),
  row(
    'unknown-partner',
    'of a picture',
    {
      'site.yaml': msn,
      ...one(article('image: {src: https://a.example/b.jpg, alt: x, syndication: {mns: none}}')),
    },
    'news/a.md:5 image.syndication.mns',
    'no partner “mns”',
  ),
  row(
    'unknown-partner',
    'in a contract',
    { 'site.yaml': `${msn}sources:\n  AP:\n    syndication: {mns: full}\n` },
    'site.yaml:12 sources.AP.syndication.mns',
    'no partner',
  ),
  row(
    'unknown-partner',
    'in a section',
    {
      'site.yaml': msn,
      'news/_index.md': '---\ntitle: News\nsyndication: {mns: full}\n---\n',
      ...one(article()),
    },
    'news/_index.md:3 syndication.mns',
    'no partner',
  ),
  row(
    'bad-value',
    'a secret in the open',
    { 'site.yaml': `${msn}    access: {bearer: hunter2}\n` },
    'site.yaml:10 partners.msn.access.bearer',
    'never write the secret itself',
  ),
  row(
    'bad-value',
    'no focal point',
    one(article('image: {src: https://a.example/b.jpg, alt: x, focus: left}')),
    'news/a.md:5 image.focus',
    '40% 25%',
  ),
  row(
    'bad-value',
    'no address of smaller pictures',
    { 'site.yaml': `${site}images: {resize: imgix}\n` },
    'site.yaml:7 images.resize',
    '{url}',
  ),
  row(
    'bad-value',
    'no crawler',
    { 'site.yaml': `${site}robots: {refuse: [GPTBot/1.0]}\n` },
    'site.yaml:7 robots.refuse.0',
    'GPTBot',
  ),
  row(
    'live-update',
    'two at one time',
    one(article('updates: [{time: 2019-09-25 22:00, title: A}, {time: 2019-09-25 22:00, title: B}]')),
    'news/a.md:5 updates.1',
    'another update has this time',
  ),
  row(
    'live-update',
    'two of one name',
    one(
      article(
        'updates: [{time: 2019-09-25 22:00, title: A, id: x}, {time: 2019-09-25 22:10, title: B, id: x}]',
      ),
    ),
    'news/a.md:5 updates.1',
    'another update has this name',
  ),
  row(
    'wrong-type',
    'parameters as a list',
    { 'site.yaml': `${site}partners: {wire: {profile: generic, parameters: [utm_source]}}\n` },
    'site.yaml:7 partners.wire.parameters',
    'should be names, each with a value',
  ),
  row(
    'republish-rights',
    'no license',
    one(article('republish: text')),
    'news/a.md:5 republish',
    'it has no license',
  ),
  row(
    'bad-value',
    'permitted and prohibited',
    { 'site.yaml': `${site}licensing:\n  permits: [search, ai-train]\n  prohibits: [ai-train]\n` },
    'site.yaml:8 licensing.permits',
    'ai-train: permitted and prohibited',
  ),
  row(
    'bad-value',
    'permitted within what is prohibited',
    { 'site.yaml': `${site}licensing:\n  prohibits: ai-all\n  permits: ai-train\n` },
    'site.yaml:9 licensing.permits',
    'but ai-all, which includes it, is prohibited',
  ),
  row(
    'live-update-early',
    'before the story',
    one(article('updates: {time: 2019-09-24 22:00, title: A}')),
    'news/a.md:5 updates.0.time',
    'before the story’s date',
  ),
  row(
    'podcast-category',
    'of a section',
    {
      'site.yaml': site,
      'news/_index.md':
        '---\ntitle: News\nimage: {src: https://a.example/b.png, width: 1400, height: 1400}\npodcast:\n  categories: [News > Weather]\n---\n',
      ...one(article()),
    },
    'news/_index.md:5 podcast.categories.0',
    'Daily News',
  ),
  row(
    'podcast-category',
    'of a tag',
    {
      'site.yaml': `${site}podcasts:\n  Ferries:\n    image: {src: https://a.example/b.png, width: 1400, height: 1400}\n    categories: [Weather]\n`,
    },
    'site.yaml:10 podcasts.Ferries.categories.0',
    'True Crime',
  ),
  row(
    'podcast-cover',
    'none',
    { 'site.yaml': `${site}podcasts:\n  Ferries:\n    explicit: false\n` },
    'site.yaml:8 podcasts.Ferries',
    '1400 to 3000',
  ),
  row(
    'podcast-cover',
    'too small',
    {
      'site.yaml': site,
      'news/_index.md': '---\ntitle: News\nimage: b.png\npodcast: {}\n---\n',
      'news/b.png': png,
      ...one(article()),
    },
    'news/_index.md:4 podcast',
    'the cover is 2 × 3',
  ),
];
