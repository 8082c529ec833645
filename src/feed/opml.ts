import type { Directory, DirectoryEntry } from '../collection/directory.ts';
import { scopePath } from '../collection/selection.ts';
import type { Site } from '../collection/site.ts';
import { concatenate } from './encoded.ts';
import { createHead } from './head.ts';
import { type Element, element, encodeFrame, textElement } from './xml.ts';

/** With its charset, as Content-Type has it. Unregistered, but what readers and OPML's own site use. */
export const OPML_TYPE = 'text/x-opml; charset=utf-8';

/**
 * Every feed of a site as an OPML 2.0 subscription list, in one folder named after the site. RSS stands for the other
 * formats: a reader that imports the list should subscribe to each feed once.
 */
export function opml(site: Site, directory: Directory): Uint8Array<ArrayBuffer> {
  const { before, after } = encodeFrame(document(site, directory), 0);
  return concatenate([before, after]);
}

function document(site: Site, directory: Directory): Element {
  const { site: whole, sections, authors, tags } = directory;
  const feeds = [whole, ...sections, ...authors, ...tags].map((entry) => outline(site, entry));
  return element(
    'opml',
    { version: '2.0' },
    element(
      'head',
      {},
      element('title', {}, site.title),
      textElement('dateModified', whole.latest?.toUTCString()),
      element('ownerName', {}, site.organisation.name),
      textElement('ownerEmail', site.organisation.email),
      element('docs', {}, 'https://opml.org/spec2.opml'),
    ),
    element('body', {}, element('outline', { text: site.title, title: site.title }, ...feeds)),
  );
}

/** `category` keeps what a section is below, for readers that sort by it (OPML 2.0: slash-delimited). */
function outline(site: Site, entry: DirectoryEntry): Element {
  const { title, description, link, feedLinks, language } = createHead({ site, listing: { subject: entry } });
  const { scope } = entry;
  return element('outline', {
    type: 'rss',
    text: title,
    title,
    description,
    xmlUrl: feedLinks.rss,
    htmlUrl: link,
    language,
    version: 'RSS2',
    category: scope.kind === 'site' ? undefined : scopePath(scope),
  });
}
