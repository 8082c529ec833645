import type { ImportOptions } from '../../src/import/import-system.ts';
import type { ImportEvent, ImportedArticle } from '../../src/import/imported.ts';
import { wordpress } from '../../src/import/wordpress/wordpress.ts';
import { folderWith } from './collection.ts';

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** An item of an export; `more`: XML of its own. */
export type Item = {
  readonly id?: number;
  readonly title?: string;
  readonly type?: string;
  readonly status?: string;
  readonly password?: string;
  readonly content?: string;
  readonly excerpt?: string;
  readonly name?: string;
  readonly link?: string;
  readonly guid?: string;
  readonly creator?: string;
  /** Local and GMT. */
  readonly dates?: readonly [local: string, gmt: string];
  /** `domain nicename=Name`. */
  readonly terms?: readonly string[];
  readonly meta?: Readonly<Record<string, string>>;
  readonly more?: string;
};

/** As WordPress writes it. */
export const item = (given: Item): string => {
  const {
    id = 12,
    title = 'Ferry',
    type = 'post',
    status = 'publish',
    password = '',
    content = 'A story.',
  } = given;
  const {
    excerpt = '',
    name = 'ferry',
    creator = 'jdoe',
    terms = ['category news=News'],
    meta = {},
    more = '',
  } = given;
  const {
    dates = ['2019-09-25 21:12:30', '2019-09-26 04:12:30'],
    link = 'https://old.example/2019/09/ferry/',
  } = given;
  return `<item><title>${cdata(title)}</title><link>${link}</link><pubDate>Thu, 26 Sep 2019 04:12:30 +0000</pubDate>
<dc:creator>${cdata(creator)}</dc:creator><guid isPermaLink="false">${given.guid ?? `https://old.example/?p=${id}`}</guid>
<content:encoded>${cdata(content)}</content:encoded><excerpt:encoded>${cdata(excerpt)}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>${cdata(dates[0])}</wp:post_date><wp:post_date_gmt>${cdata(dates[1])}</wp:post_date_gmt>
<wp:post_name>${cdata(name)}</wp:post_name><wp:status>${cdata(status)}</wp:status><wp:post_type>${cdata(type)}</wp:post_type>
<wp:post_password>${cdata(password)}</wp:post_password>${terms
    .map((term) => {
      const [, domain, nicename, text] = /^(\S+) ([^=]+)=(.*)$/.exec(term) ?? [];
      return `<category domain="${domain}" nicename="${nicename}">${cdata(text ?? '')}</category>`;
    })
    .join('')}${Object.entries(meta)
    .map(
      ([key, value]) =>
        `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`,
    )
    .join('')}${more}</item>`;
};

/** A picture of the media library. */
export const attachment = (id: number, url: string, given: Partial<Item> = {}): string =>
  item({
    id,
    type: 'attachment',
    status: 'inherit',
    title: `Picture ${id}`,
    terms: [],
    ...given,
    more: `<wp:attachment_url>${url}</wp:attachment_url>${given.more ?? ''}`,
  });

const HEAD = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>The Old Lantern</title><link>https://old.example</link><description>News &amp; weather</description><language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example/</wp:base_blog_url>
<wp:author><wp:author_login>jdoe</wp:author_login><wp:author_email>j@old.example</wp:author_email><wp:author_display_name>${cdata('Jane Doe, Executive Director')}</wp:author_display_name></wp:author>
<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>news</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>${cdata('News &amp; Weather')}</wp:cat_name></wp:category>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>northwest</wp:category_nicename><wp:category_parent>news</wp:category_parent><wp:cat_name>${cdata('Northwest')}</wp:cat_name></wp:category>
<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>%e6%96%b0%e8%81%9e</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>${cdata('新聞')}</wp:cat_name></wp:category>
`;

export const wxr = (items: readonly string[]): string => `${HEAD}${items.join('\n')}\n</channel></rss>\n`;

export type Read = {
  readonly events: readonly ImportEvent[];
  readonly articles: readonly ImportedArticle[];
  /** As `what`. */
  readonly losses: readonly string[];
};

/** What is read of an export with these items, or of this text. */
export async function readWxr(
  items: readonly string[] | string,
  options: Partial<ImportOptions> = {},
): Promise<Read> {
  const dir = await folderWith({ 'export.xml': typeof items === 'string' ? items : wxr(items) });
  const events: ImportEvent[] = [];
  for await (const event of wordpress.read({ from: `${dir}/export.xml`, ...options })) events.push(event);
  return {
    events,
    articles: events.flatMap((event) => (event.kind === 'article' ? [event.article] : [])),
    losses: events.flatMap((event) => (event.kind === 'loss' ? [event.loss.what] : [])),
  };
}
