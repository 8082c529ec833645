import * as z from 'zod';
import { absolute } from './address.ts';
import { callout } from './callout-schema.ts';
import { atUri, boolean, breach, choice, email, language, number, permanentId, text, url } from './field.ts';
import { list } from './field-list.ts';
import { madeByDefault } from '../metadata/made-schema.ts';
import { image } from './media-schema.ts';
import { partners } from './partner-schema.ts';
import { podcasts } from './podcast-schema.ts';
import { republish, syndication } from './policy-schema.ts';
import { redirects } from './redirect-schema.ts';
import { api, images, licensing, robots } from './terms-schema.ts';
import { mailAddress, mailboxesIn } from '../byline/mailbox.ts';
import { isTimezone } from '../source/time.ts';
import { podping, webhooks } from './webhook-schema.ts';

const organisation = () =>
  z.union(
    [
      text().transform((value, context) => {
        const [{ name, email, omitted } = { name: '' }, ...others] = mailboxesIn(value);
        return name === '' || others.length > 0
          ? breach(context, 'bad-value', `“${value}” is not a name; write name: and email:`)
          : { name, email, omitted };
      }),
      z.strictObject({ name: text(), url: url().optional(), email: email().optional() }),
    ],
    { error: 'should be a name, or name, url and email' },
  );

const colour = () =>
  text()
    .transform((value, context) =>
      /^#?[0-9a-f]{6}$/i.test(value)
        ? `#${value.replace('#', '').toLowerCase()}`
        : breach(context, 'bad-value', `“${value}” is not a colour; write '#0f4c5c', in quotation marks`),
    )
    .meta({ editor: { type: 'string', pattern: '^#?[0-9A-Fa-f]{6}$' } });

const timezone = () =>
  text()
    .transform((value, context) =>
      isTimezone(value)
        ? value
        : breach(
            context,
            'bad-timezone',
            `“${value}” is not a time zone; write an IANA name such as America/Los_Angeles`,
          ),
    )
    .meta({ editor: { type: 'string' } });

const host = () =>
  text()
    .transform((value, context) =>
      /^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/.test(value.toLowerCase())
        ? value.toLowerCase()
        : breach(
            context,
            'bad-value',
            `“${value}” is not a host; write one such as www.youtube-nocookie.com, without https://`,
          ),
    )
    .meta({ editor: { type: 'string', pattern: '^[A-Za-z0-9.-]+$' } });

const hub = () =>
  text()
    .transform((value, context) =>
      value === 'own'
        ? value
        : (absolute(value) ??
          breach(
            context,
            'bad-url',
            `“${value}” is not a hub; write own, or the absolute URL of another, https://…`,
          )),
    )
    .meta({ editor: { type: 'string', pattern: '^\\s*(?:own|[Hh][Tt][Tt][Pp][Ss]?://.*)\\s*$' } });

const seconds = (about: string) => number(0, 31_536_000).describe(about).optional();

/** `site.yaml`; every scalar arrives as text. */
export const siteSchema = z.strictObject({
  title: text().describe('The publication'),
  description: text().describe('What it is, in a line').optional(),
  url: url()
    .describe(
      'The address readers use; SITE_URL overrides it, and npm start puts its port into one of localhost',
    )
    .optional(),
  website: url().describe('The newsroom’s own site, to which paths lead that are not served here').optional(),
  id: permanentId().describe('The root of every feed’s id, for ever: tag:example.com,2019:paper').optional(),
  language: language().describe('BCP 47 tag: en-US').optional(),
  timezone: timezone().describe('IANA name of the newsroom’s time zone: America/Los_Angeles').optional(),
  organisation: organisation().describe('The publisher').optional(),
  author: organisation().describe('The same as organisation').optional(),
  contact: z
    .union(
      [
        text()
          .transform((value, context) => {
            const [{ name, email, omitted = '' } = { name: '' }, ...others] = mailboxesIn(value);
            const address = email ?? mailAddress(omitted);
            return address !== undefined && others.length === 0
              ? { name: name || undefined, email: address }
              : breach(context, 'bad-value', `“${value}” is not an e-mail address; write name@example.com`);
          })
          .meta({ editor: { type: 'string', pattern: '\\S@\\S+\\.\\S' } }),
        z.strictObject({ name: text().optional(), email: email() }),
      ],
      {
        error: 'should be an e-mail address, or name and email',
      },
    )
    .describe('Who answers for content')
    .optional(),
  logo: image().describe('Wide').optional(),
  icon: image().describe('Square, 48 pixels or more').optional(),
  colour: colour().describe("'#0f4c5c'").optional(),
  rights: text().describe('Copyright line').optional(),
  license: url().describe('License of articles without their own').optional(),
  made: madeByDefault().describe('How articles and their pictures are made').optional(),
  hub: list(hub()).describe('WebSub hub: own, or the URL of another').optional(),
  hubs: list(hub()).describe('WebSub hubs').optional(),
  rssCloud: boolean()
    .describe('true: with hub: own, RSS feeds name it as their cloud, and it tells of changes by rssCloud')
    .optional(),
  hubTopics: list(url())
    .describe(
      'Feeds of other sites that hub: own takes, by URL; one with a slash at its end stands for all below it',
    )
    .optional(),
  categories: list(text()).describe('What the site is about').optional(),
  subjects: z
    .strictObject({
      tags: z.record(z.string(), list(text()), { error: 'should be tags, each with topics' }).describe('Of articles with a tag').optional(),
      sections: z.record(z.string(), list(text()), { error: 'should be sections, each with topics' }).describe('Of articles in a section and below').optional(),
    })
    .describe('IPTC Media Topics of articles, by their tags and sections')
    .optional(),
  permalink: text().describe('/:section/:slug, with :year :month :day').optional(),
  feeds: z
    .strictObject({
      limit: number(1, 200).describe('Items a feed shows').optional(),
      ttl: number(1, 10_080).describe('Minutes between a reader’s polls').optional(),
      delta: boolean().describe('true: readers that ask for it get only what is new').optional(),
    })
    .optional(),
  cache: z
    .strictObject({
      maxAge: seconds('Seconds a feed may be kept'),
      staleWhileRevalidate: seconds('Seconds an old feed may be used while it is asked for again'),
      staleIfError: seconds('Seconds an old feed may be used while the site is down'),
    })
    .optional(),
  redirects: redirects().describe('Old addresses and where they lead: /old/*: /news/:splat').optional(),
  embeds: list(host()).describe('Hosts whose frames articles may show').optional(),
  sources: z
    .record(
      z.string(),
      z.strictObject({
        syndication: syndication().describe('What the contract lets feeds carry').optional(),
        url: url().optional(),
        feed: url().optional(),
        rights: text().optional(),
        republish: republish().describe('What other papers may publish of it').optional(),
      }),
      { error: 'should be names of sources, each with syndication, url, feed or rights' },
    )
    .describe('Wire agencies and what their contracts allow')
    .optional(),
  partners: partners().describe('Feeds made for aggregators').optional(),
  webhooks: webhooks().describe('Endpoints that are told when articles change').optional(),
  podping: podping().describe('Who is told when a podcast has changed, for players of podcasts').optional(),
  podcasts: podcasts().describe('Tags whose RSS feeds are podcasts, by name').optional(),
  republish: republish().describe('What other papers may publish of articles under their license').optional(),
  tombstones: number(0, 3_650).describe('Days for which feeds tell of a withdrawal').optional(),
  withdrawals: choice('tombstone', 'notice')
    .describe('notice: feeds have an entry in place of a withdrawn story that says so and why')
    .optional(),
  licensing: licensing().describe('On what terms machines may use articles').optional(),
  atproto: atUri('site.standard.publication').describe('The site’s record in the AT Protocol').optional(),
  robots: robots().describe('robots.txt').optional(),
  api: api().describe('Publishing by API').optional(),
  images: images().describe('Smaller copies of pictures').optional(),
  callout: callout().describe('Closes every article in feeds: Markdown or HTML').optional(),
});

export type SiteFields = z.output<typeof siteSchema>;
