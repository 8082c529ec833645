// node docs/migrating/wordpress.mjs export.xml content
// Tools → Export → All content in WordPress gives export.xml.
import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import MarkdownIt from 'markdown-it';
import { articlesIn } from './articles.mjs';

const [source, content] = process.argv.slice(2);
if (!source || !content) throw new Error('Usage: node docs/migrating/wordpress.mjs export.xml content');

const lists = new Set(['item', 'category', 'wp:category', 'wp:author', 'wp:postmeta']);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => lists.has(name),
});
const { channel } = parser.parse(readFileSync(source, 'utf8')).rss;
const { unescapeAll: decode } = new MarkdownIt().utils;
const plain = (html) =>
  decode(String(html ?? '').replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();

const authors = new Map(
  (channel['wp:author'] ?? []).map((each) => [each['wp:author_login'], each['wp:author_display_name']]),
);
const categories = new Map(
  (channel['wp:category'] ?? []).map((each) => [each['wp:category_nicename'], each]),
);
const media = new Map(
  channel.item
    .filter((item) => item['wp:post_type'] === 'attachment')
    .map((item) => [
      item['wp:post_id'],
      { src: item['wp:attachment_url'], alt: meta(item, '_wp_attachment_image_alt') || plain(item.title) },
    ]),
);

const articles = articlesIn(content);
for (const item of channel.item) {
  if (
    item['wp:post_type'] !== 'post' ||
    !/^(?:publish|draft|future|pending|private)$/.test(item['wp:status'])
  )
    continue;
  const terms = (domain) => (item.category ?? []).filter((each) => each['@domain'] === domain);
  const [section = 'news', ...more] = terms('category').map((each) =>
    placeOf(each['@nicename'], each['#text']),
  );
  const isPublic = /^(?:publish|future)$/.test(item['wp:status']);
  const hidden = isPublic ? item['wp:post_password'] && 'it has a password' : `it is ${item['wp:status']}`;
  articles.article({
    section,
    name: item['wp:post_name'] || `post-${item['wp:post_id']}`,
    hidden,
    oldPath: isPublic ? new URL(item.link).pathname : undefined,
    front: {
      title: plain(item.title) || 'Untitled',
      description: plain(item['excerpt:encoded']),
      date: `${(isPublic ? item['wp:post_date_gmt'] : item['wp:post_date']).replace(' ', 'T')}${isPublic ? 'Z' : ''}`,
      authors: [authors.get(item['dc:creator']) ?? item['dc:creator']].filter(Boolean),
      sections: more,
      tags: terms('post_tag').map((each) => plain(each['#text'])),
      image: media.get(meta(item, '_thumbnail_id')),
      // What readers know the article by; nothing else keeps it from being shown as new.
      id: item.guid?.['#text'] ?? item.guid,
    },
    body: bodyOf(String(item['content:encoded'] ?? '')),
  });
}
articles.report();

function meta(item, key) {
  return (item['wp:postmeta'] ?? []).find((each) => each['wp:meta_key'] === key)?.['wp:meta_value'];
}

/** The folder of a category, below those of the categories above it. */
function placeOf(name, title) {
  const { 'wp:category_parent': parent, 'wp:cat_name': own = title } = categories.get(name) ?? {};
  const path = parent ? `${placeOf(parent)}/${name}` : name;
  articles.section(path, plain(own));
  return path;
}

/** The editor's comments go, captions become figures. */
function bodyOf(html) {
  return html
    .replace(/<!--.*?-->/gs, '')
    .replace(
      /\[caption[^\]]*\]\s*((?:<a [^>]*>)?<img[^>]*>(?:<\/a>)?)\s*(.*?)\[\/caption\]/gs,
      '<figure>$1<figcaption>$2</figcaption></figure>',
    )
    .replace(/\r\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
}
