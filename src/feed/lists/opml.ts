import { type Scope, scopePath } from '../../domain/addresses.ts';
import type { Directory, DirectoryEntry } from '../../domain/directory.ts';
import type { Site } from '../../domain/site.ts';
import type { FeedLinks } from '../model/document.ts';
import { createHead } from '../model/head.ts';
import { concatenate } from '../xml/encoded.ts';
import { type Element, element, encodeFrame, textElement } from '../xml/xml.ts';

/** With its charset, as Content-Type has it. Unregistered, but what readers and OPML's own site use. */
export const OPML_TYPE = 'text/x-opml; charset=utf-8';

/**
 * Every feed of a site as an OPML 2.0 subscription list, in one folder named after the site. In one format: a reader that
 * imports the list should subscribe to each feed once.
 */
export function opml(
  site: Site,
  directory: Directory,
  scope: Scope = { kind: 'site' },
  format: keyof FeedLinks = 'rss',
): Uint8Array<ArrayBuffer> {
  const { before, after } = encodeFrame(document({ site, directory, scope, format }), 0);
  return concatenate([before, after]);
}

type List = {
  readonly site: Site;
  readonly directory: Directory;
  readonly scope: Scope;
  readonly format: keyof FeedLinks;
};

function document({ site, directory, scope, format }: List): Element {
  const entries = branch(directory, scope);
  const [top = directory.site] = entries;
  const titles = new Set<string>();
  const feeds = entries.map((entry) => outline(site, entry, format, titles));
  const { title } = createHead({ site, listing: { subject: top } });
  return element(
    'opml',
    { version: '2.0' },
    element(
      'head',
      {},
      element('title', {}, title),
      textElement('dateModified', top.latest?.toUTCString()),
      element('ownerName', {}, site.organisation.name),
      textElement('ownerEmail', site.organisation.email),
    ),
    element('body', {}, element('outline', { text: title }, ...feeds)),
  );
}

/** A scope and all below it. */
function branch({ site, sections, authors, tags }: Directory, scope: Scope): readonly DirectoryEntry[] {
  const all = [site, ...sections, ...authors, ...tags];
  if (scope.kind === 'site') return all;
  const path = scopePath(scope);
  return all.filter((entry) => {
    const own = scopePath(entry.scope);
    return own === path || own.startsWith(`${path}/`);
  });
}

/** `category` keeps what a section is below, for readers that sort by it (OPML 2.0: slash-delimited). */
function outline(site: Site, entry: DirectoryEntry, format: keyof FeedLinks, titles: Set<string>): Element {
  const { description, link, feedLinks, language, ...head } = createHead({
    site,
    listing: { subject: entry },
  });
  const { scope } = entry;
  // Importers name feeds by their titles, and rss2email gives up at a second of the same: a tag may be called like a section.
  const title = titles.has(head.title) ? `${head.title} (${scopePath(scope).slice(1)})` : head.title;
  titles.add(head.title);
  return element('outline', {
    type: 'rss',
    text: title,
    title,
    description,
    xmlUrl: feedLinks[format],
    htmlUrl: link,
    language,
    version: format === 'rss' ? 'RSS2' : undefined,
    category: scope.kind === 'site' ? undefined : scopePath(scope),
  });
}
