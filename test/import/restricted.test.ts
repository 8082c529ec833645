import { expect, test } from 'vitest';
import { feed } from '../../src/import/feed/feed.ts';
import { folderWith } from './collection.ts';
import { readEvents } from './events.ts';
import { item, readWxr, wxr } from './wxr.ts';

test.each([
  ['_jetpack_newsletter_access', 'paid_subscribers', true],
  ['_jetpack_newsletter_access', 'everybody', false],
  ['_members_access_role', 'subscriber', true],
  ['rcp_user_level', 'Gold', true],
  ['_wcm_allowed', '4', true],
  ['_mepr_rules', '1', true],
  ['memberful_acl', 'a:1:{i:0;s:1:"1";}', true],
  ['memberful_acl', 'a:0:{}', false],
  ['memberful_marketing_content', 'Join us', false],
  ['ihc_mb_who', '3', true],
  ['_wpmem_block', '1', true],
  ['_wpmem_block', '0', false],
  ['arm_access_plan', '2', true],
  ['ppw_master_passwords', 'a:1:{s:6:"secret";i:1;}', true],
  ['gallery-password', 'x', true],
  ['passster_activate_protection', 'off', false],
  ['um_content_restriction', 'a:1:{s:4:"role";i:1;}', true],
  ['um_content_restriction', 'a:0:{}', false],
  ['_is_premium', '0', false],
  ['_edit_lock', '1', false],
  ['members_only', 'yes', true],
  ['post_access_level', 'Gold', true],
  ['requiredMembership', 'Gold', true],
  ['access', 'patrons', true],
  ['membership', 'Gold', true],
  ['paywall', 'hard', true],
  ['restrict_content', 'x', true],
  ['premium', '1', true],
  ['subscriber-content', 'x', true],
  ['team_members', 'Ann, Bob', false],
  ['team_members', '1', false],
  ['members', 'Ann, Bob', false],
  ['member_count', '1200', false],
  ['staffMember', '1', false],
  ['accessibility_statement', 'https://x.example', false],
  ['date_accessed', '2019-09-25', false],
  ['access_date', '2019-09-25', false],
  ['paid_for_by', 'A sponsor', false],
  ['prepaid', '1', false],
  ['premium_partner', 'Acme', false],
  ['remember_me', '1', false],
])('WordPress: custom field %s of "%s" keeps a post from readers: %s', async (key, value, isHidden) => {
  const { articles } = await readWxr([item({ meta: { [key]: value } })]);
  expect(articles.map(({ unpublished }) => unpublished)).toEqual([
    isHidden ? `it is not for everyone (${key})` : undefined,
  ]);
});

const hidden = '<!-- wp:paragraph --><p>Secret</p><!-- /wp:paragraph -->';

test.each([
  [
    `<!-- wp:premium-content/container --><!-- wp:premium-content/subscriber-view -->${hidden}<!-- /wp:premium-content/subscriber-view --><!-- wp:premium-content/logged-out-view --><p>Open</p><!-- /wp:premium-content/logged-out-view --><!-- /wp:premium-content/container -->`,
    'block premium-content/subscriber-view',
  ],
  [`<p>Open</p><!-- wp:jetpack/paywall /-->${hidden}`, 'block jetpack/paywall'],
  [
    `<p>Open</p><!-- wp:group {"blockVisibility":{"hideBlock":true}} --><div>${hidden}</div><!-- /wp:group -->`,
    'block group',
  ],
  ['Open [membership level="1"]Secret[/membership]', 'shortcode [membership]'],
  ['Open [restrict]Secret[/restrict]', 'shortcode [restrict]'],
  ['Open [memberful]Secret[/memberful]', 'shortcode [memberful]'],
  ['Open [wc_memberships_restrict]Secret[/wc_memberships_restrict]', 'shortcode [wc_memberships_restrict]'],
  ['Open [ihc-hide-content ihc_mb_who="3"]Secret[/ihc-hide-content]', 'shortcode [ihc-hide-content]'],
  ['Open [wpmem_logged_in]Secret[/wpmem_logged_in]', 'shortcode [wpmem_logged_in]'],
  ['Open [passster password="x"]Secret[/passster]', 'shortcode [passster]'],
  ['Open [premium]Secret[/premium]', 'shortcode [premium]'],
  ['Open [wcm_restrict plans="x"]Secret [gallery ids="1"][/wcm_restrict]', 'shortcode [wcm_restrict]'],
  ['Open [mepr-show rules="1"]Secret[/mepr-show]', 'shortcode [mepr-show]'],
  ['Open [um_loggedin]Secret[/um_loggedin]', 'shortcode [um_loggedin]'],
  ['Open [members_access role="x"]Secret[/members_access]', 'shortcode [members_access]'],
  ['Open [rcp_restrict]Secret[/rcp_restrict]', 'shortcode [rcp_restrict]'],
])('WordPress: %s', async (content, kind) => {
  const { articles, losses } = await readWxr([item({ content })]);
  expect(articles[0]?.body.text).toContain('Open');
  expect(articles[0]?.body.text).not.toContain('Secret');
  expect(articles[0]?.unpublished).toBe(`it is not for everyone (${kind})`);
  expect(losses).toContain(`${kind} left out, as the old site shows it to some readers only`);
});

test('WordPress: an item that a cut-off file does not end is a draft', async () => {
  const whole = wxr([item({}), item({ id: 13, name: 'boat' })]);
  const { articles } = await readWxr(whole.slice(0, whole.lastIndexOf('</item>')));
  expect(articles.map(({ unpublished }) => unpublished)).toEqual([
    undefined,
    'its item does not end in the export',
  ]);
});

const KIND = 'http://schemas.google.com/g/2005#kind';
const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app" xmlns:at="http://purl.org/atompub/tombstones/1.0"><id>tag:harbor.example,2019:feed</id><title>Harbor</title><updated>2019-09-26T04:12:30Z</updated>${entries}</feed>`;
const entry = (number: number, inner: string) =>
  `<entry><id>tag:harbor.example,2019:${number}</id><title>Ferry ${number}</title><updated>2019-09-26T04:12:30Z</updated><content type="html">Text.</content>${inner}</entry>`;
const kind = (name: string) =>
  `<category scheme="${KIND}" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`;

async function read(entries: string, document = atom(entries)) {
  const dir = await folderWith({ feed: document });
  const events = await readEvents(feed, { from: `${dir}/feed` });
  return {
    states: events.flatMap((event) =>
      event.kind === 'article' ? [[event.article.title, event.article.unpublished]] : [],
    ),
    losses: events.flatMap((event) => (event.kind === 'loss' ? [event.loss.what] : [])),
  };
}

test('Atom: a draft, and an entry that the feed itself withdraws', async () => {
  const { states, losses } = await read(
    `<at:deleted-entry ref="tag:harbor.example,2019:2" when="2019-10-01T00:00:00Z"/><at:deleted-entry ref="tag:harbor.example,2019:3" when="2019-01-01T00:00:00Z"/>` +
      entry(1, '<app:control><app:draft>yes</app:draft></app:control>') +
      entry(2, '') +
      entry(3, '') +
      entry(3, ''),
  );
  expect(states).toEqual([
    ['Ferry 1', 'it is a draft'],
    ['Ferry 2', 'it was withdrawn on 2019-10-01T00:00:00Z'],
    ['Ferry 3', undefined],
  ]);
  expect(losses).toContain('“Ferry 3” left out, as it has the id of another: tag:harbor.example,2019:3');
});

const withdrawn = [
  ['tag:harbor.example,2019:2', '2019-10-01T00:00:00Z'],
  ['tag:harbor.example,2019:3', '2019-01-01T00:00:00Z'],
] as const;

test.each([
  [
    'RSS',
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><channel><title>Harbor</title><link>https://harbor.example/</link><description>x</description>${withdrawn
      .map(([id, when]) => `<at:deleted-entry ref="${id}" when="${when}"/>`)
      .join('')}${[1, 2, 3]
      .map(
        (number) =>
          `<item><title>Ferry ${number}</title><guid isPermaLink="false">tag:harbor.example,2019:${number}</guid><pubDate>Thu, 26 Sep 2019 04:12:30 GMT</pubDate><atom:updated>2019-10-01T00:00:00Z</atom:updated><description>Text.</description></item>`,
      )
      .join('')}</channel></rss>`,
  ],
  [
    'JSON Feed',
    JSON.stringify({
      ...{ version: 'https://jsonfeed.org/version/1.1', title: 'Harbor' },
      _dateline: { deleted: withdrawn.map(([id, when]) => ({ id, when })) },
      items: [1, 2, 3].map((number) => ({
        ...{ id: `tag:harbor.example,2019:${number}`, title: `Ferry ${number}`, content_text: 'Text.' },
        ...{ date_published: '2019-09-26T04:12:30Z', date_modified: '2019-10-01T00:00:00Z' },
      })),
    }),
  ],
])('%s: an entry that the feed itself withdraws, such as the notice of it', async (_, document) => {
  expect((await read('', document)).states).toEqual([
    ['Ferry 1', undefined],
    ['Ferry 2', 'it was withdrawn on 2019-10-01T00:00:00Z'],
    ['Ferry 3', undefined],
  ]);
});

test('Blogger: of an export only posts are articles', async () => {
  const { states, losses } = await read(
    entry(1, kind('post')) +
      entry(2, kind('template')) +
      entry(3, kind('comment')) +
      entry(4, kind('comment')),
  );
  expect(states).toEqual([['Ferry 1', undefined]]);
  expect(losses).toEqual(
    expect.arrayContaining([
      '1 entries left out, as they are template',
      '2 entries left out, as they are comment',
    ]),
  );
});

test('a WordPress export that is read as a feed has only what everybody may read', async () => {
  const text = wxr([
    item({}),
    item({ id: 13, name: 'secret', title: 'Secret', password: 'x' }),
    item({ id: 14, name: 'own', title: 'Own', status: 'private' }),
  ]);
  const dir = await folderWith({ 'export.xml': text });
  const events = await readEvents(feed, { from: `${dir}/export.xml` });
  expect(events.flatMap((event) => (event.kind === 'article' ? [event.article.title] : []))).toEqual([
    'Ferry',
  ]);
});
