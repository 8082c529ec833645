import { REPUBLISH, scopePath } from '../../domain/addresses.ts';
import type { Article, Author } from '../../domain/article.ts';
import { type Html, trustedHtml } from '../../domain/html.ts';
import type { Site } from '../../domain/site.ts';
import { element, rightToLeft, toHtml } from '../xml/xml.ts';
import { correctionNotes } from './correction.ts';
import { disclosureNote } from './disclosure-note.ts';
import type { FeedItem } from './document.ts';
import { sectionCategory, tagCategory } from './head.ts';
import { leadPicture } from './lead.ts';
import { renditions } from './renditions.ts';
import { PUBLIC, redactFor } from './rights.ts';

/** An article as a feed shows it to an audience (a partner by name): no more of it than its rights allow. */
export function createItem(source: Article, site: Site, audience = PUBLIC): FeedItem {
  const article = redactFor(source, audience);
  const full = article.syndication === 'full';
  const summary = full || article.syndication === 'summary';
  return {
    hash: article.hash,
    id: article.id,
    title: article.title,
    link: article.url,
    elsewhere: article.elsewhere,
    date: article.updated ?? article.published,
    published: article.published,
    updated: article.updated,
    description: summary ? article.description : undefined,
    content: full ? contentOf(article) : undefined,
    author: authorsOf(article, site),
    category: [
      ...article.sections.map((section) => sectionCategory(section, site)),
      ...article.tags.map((tag) => tagCategory(tag, site)),
    ],
    sections: article.sections,
    picture: full ? article.image : undefined,
    renditions: full && article.image && site.resize ? renditions(article.image, site.resize) : undefined,
    licensing: site.licensing,
    enclosures: full ? enclosuresOf(article) : [],
    dateline: summary ? article.dateline : undefined,
    source: article.source,
    made: article.made,
    subjects: article.subjects,
    places: article.places,
    translations: article.translations,
    language: article.language,
    direction: article.direction,
    copyright: article.rights,
    license: article.license ?? site.license,
    corrections: full ? article.corrections : [],
    republish: article.republish && {
      url: `${article.url}/${REPUBLISH}`,
      omitted: article.republish.omitted,
    },
  };
}

/** Of a story that has no text of its own, such as a link to another site, its description; undefined: it has nothing to show. */
function contentOf(article: Article): Html | undefined {
  const { description, body, callout = '' } = article;
  const text =
    body.trim() !== '' || description === undefined ? body : toHtml([element('p', {}, description)]);
  // All of it is sanitized already, or written by xml.ts.
  const story = trustedHtml(
    `${correctionNotes(article)}${disclosureNote(article)}${leadPicture(article)}${text}`,
  );
  const content = `${article.direction && story.trim() ? rightToLeft(story) : story}${callout}`;
  return content.trim() === '' ? undefined : trustedHtml(content);
}

function authorsOf(article: Article, site: Site): FeedItem['author'] {
  if (article.authors.length === 0) return [organisationOf(site)];
  return article.authors.map((author) => ({ ...author, link: author.url ?? pageOf(author, site) }));
}

/** The publisher as an author. */
export function organisationOf({
  organisation: { name, email, url },
  ...site
}: Site): FeedItem['author'][number] {
  return { name, slug: '', email, url, link: url ?? `${site.url}/` };
}

function pageOf(author: Author, site: Site): string {
  return `${site.url}${scopePath({ kind: 'author', slug: author.slug })}/`;
}

// Players take the first (RSS allows no second): what is heard or seen before what is downloaded.
function enclosuresOf(article: Article): FeedItem['enclosures'] {
  return [article.audio, article.video, ...article.attachments].filter((each) => each !== undefined);
}
