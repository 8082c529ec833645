import { newsroomTime } from '../../content/source/time.ts';
import { type Article, articleAt } from '../../domain/article.ts';
import type { Partner } from '../../domain/partner.ts';
import { partnerBreaches } from '../../partner/check.ts';
import { partnerItem } from '../../partner/item.ts';
import { profiles } from '../../partner/profiles.ts';
import { encodePartnerItem } from '../../partner/render.ts';
import type { Carried } from '../publisher.ts';
import { type FeedName, feedAlone } from './documents.ts';
import type { ShownArticle } from './shown-article.ts';
import { stateText } from './state.ts';

/** An article as feeds carry it. */
export type Rendering = {
  /** Whether readers have it, and how much of it. */
  readonly stateLines: readonly string[];
  readonly title: string;
  readonly carried: readonly Carried[];
};

export async function renderingOf(shown: ShownArticle): Promise<Rendering> {
  return {
    stateLines: stateLines(shown),
    title: 'article' in shown.about ? shown.about.article.title : shown.about.withdrawal.path,
    carried: await carriedBy(shown),
  };
}

function stateLines({ state, about, site }: ShownArticle): readonly string[] {
  const { timezone } = site;
  const first = stateText(state, (instant) => newsroomTime(instant, timezone));
  if (!('article' in about))
    return [first, ...(about.withdrawal.reason ? [`Reason: ${about.withdrawal.reason}`] : [])];
  const { syndication, elsewhere, url } = about.article;
  const much = carried[syndication];
  return [
    first,
    ...(elsewhere ? [`Its page is not here: ${url}`] : []),
    ...(much === undefined ? [] : [much]),
  ];
}

const carried: Readonly<Record<string, string>> = {
  summary: 'Feeds carry its headline and the line under it, not the story.',
  headline: 'Feeds carry its headline alone.',
  none: 'It is in no feed that anybody may read.',
};

const FORMATS: readonly (readonly [name: string, format: FeedName])[] = [
  ['RSS 2.0', 'rss'],
  ['Atom 1.0', 'atom'],
  ['JSON Feed 1.1', 'json'],
];

/** The article as each format carries it, and as each partner of site.yaml gets it. */
async function carriedBy(shown: ShownArticle): Promise<readonly Carried[]> {
  const formats = await Promise.all(
    FORMATS.map(async ([name, format]): Promise<Carried> => {
      const item = itemIn(await feedAlone(shown, format), format);
      return { feed: format, isPartner: false, name, item, notes: [] };
    }),
  );
  const { about, site } = shown;
  if (!('article' in about)) return formats;
  const article = articleAt(about.article, shown.at.getTime());
  return [...formats, ...(site.partners ?? []).map((partner) => carriedByPartner(article, partner, shown))];
}

/** The only item of a feed that this program has made; sanitized HTML has no such tags. */
function itemIn(feed: string, format: FeedName): string | undefined {
  if (format === 'json') {
    // Written by src/feed/formats/json/json.ts.
    const { items } = JSON.parse(feed) as { readonly items: readonly unknown[] };
    return items.length === 0 ? undefined : JSON.stringify(items[0], null, 2);
  }
  const name = format === 'atom' ? 'entry' : 'item';
  const [start, end] = [feed.indexOf(`<${name}`), feed.lastIndexOf(`</${name}>`)];
  return start < 0 ? undefined : inLines(feed.slice(start, end + `</${name}>`.length));
}

function carriedByPartner(article: Article, partner: Partner, { site, at }: ShownArticle): Carried {
  const about = { feed: partner.name, isPartner: true, name: `${partner.name} (${partner.profile})` };
  if (!article.partners?.includes(partner.name)) return { ...about, notes: [] };
  const profile = profiles[partner.profile];
  const { bytes } = encodePartnerItem(partnerItem(article, { partner, site, profile }), {
    partner,
    profile,
    site,
  });
  const subject = { scope: { kind: 'partner', slug: partner.name } as const, title: partner.name, trail: [] };
  const listing = { subject, entries: [] };
  const breaches = partnerBreaches({ partner, site, listing, articles: [article], now: at });
  return {
    ...about,
    item: inLines(new TextDecoder().decode(bytes)),
    notes: breaches.flatMap(({ article: own, rule, message }) =>
      own ? [`${rule.severity} ${rule.field}: ${message}`] : [],
    ),
  };
}

/** An element a line, to be read; a CDATA section stays as it is. */
function inLines(xml: string): string {
  const lines: string[] = [];
  for (let at = 0; at < xml.length; ) {
    const start = xml.indexOf('<![CDATA[', at);
    const before = start < 0 ? xml.length : start;
    const end = start < 0 ? -1 : xml.indexOf(']]>', start);
    const after = end < 0 ? xml.length : end + ']]>'.length;
    lines.push(xml.slice(at, before).replaceAll(/>(?=<(?!\/))/g, '>\n'), xml.slice(before, after));
    at = after;
  }
  return lines.join('');
}
