import { hashOf } from '../../content/article/hash.ts';
import { htmlWithout, withoutFiles } from '../../content/article/without-files.ts';
import { headOf } from '../../domain/article.ts';
import type { Subject } from '../../domain/directory.ts';
import type { Html } from '../../domain/html.ts';
import type { Image, Podcast } from '../../domain/media.ts';
import type { Partner } from '../../domain/partner.ts';
import { hashWithTimes, timesOfHash } from '../../domain/scheduled-links.ts';
import type { Site } from '../../domain/site.ts';
import { decodeArticle, encodeArticle } from '../../store/codec.ts';
import type { Alias, SnapshotMedia } from '../../store/snapshot.ts';
import type { StoredArticle } from '../../store/sql/write/article-row.ts';
import type { Publication } from '../../store/sql/write/writer.ts';

/** Files that a collection is served without, and what becomes of what shows them. */
export type LeftOut = {
  /** Content hash of an article as it then is. */
  hashOf(id: string, hash: string): string;
  article(stored: StoredArticle): StoredArticle;
  media(all: readonly (SnapshotMedia | Alias)[]): readonly (SnapshotMedia | Alias)[];
  /** The site, its partners and its sections without the pictures; where one had one of them, with other hashes. */
  publication<Content extends Publication>(content: Content): Content;
};

export const nothingLeftOut: LeftOut = {
  hashOf: (_, hash) => hash,
  article: (stored) => stored,
  media: (all) => all,
  publication: (content) => content,
};

/** Leaves files out of what shows them. */
export function leavingOut(files: readonly SnapshotMedia[], { url, callouts }: Site): LeftOut {
  if (files.length === 0) return nothingLeftOut;
  const paths = new Set(files.map(({ file }) => file.path));
  const urls = new Set([...paths].map((path) => `${url}${path}`));
  const shownBy = new Set(files.flatMap((file) => file.shownBy));
  // Articles carry the call-outs of their sections, and no file knows of which.
  const inCallouts = Object.values(callouts).some((html) => calloutWithout(html, urls) !== html);
  const isShowing = (id: string) => inCallouts || shownBy.has(id);
  const without = (hash: string) => hashOf([hash, 'without', [...paths].toSorted()]);
  /** Another hash, so that the article is another again once the files are back; its links open and close as before. */
  const changed = (hash: string) => hashWithTimes(without(hash), timesOfHash(hash));
  return {
    hashOf: (id, hash) => (isShowing(id) ? changed(hash) : hash),
    article(stored) {
      if (!isShowing(stored.head.id)) return stored;
      const article = decodeArticle(String(stored.document));
      const left = { ...withoutFiles(article, urls), hash: changed(article.hash) };
      return { ...stored, head: headOf(left), document: encodeArticle(left) };
    },
    media: (all) => all.filter((one) => !('file' in one && paths.has(one.file.path))),
    publication: (content) => ({
      ...content,
      revision: without(content.revision),
      site: siteWithout(content.site, urls, without),
      sections: sectionsWithout(content.sections, urls),
    }),
  };
}

type Urls = ReadonlySet<string>;

const unlessGone = (image: Image | undefined, urls: Urls): Image | undefined =>
  image && urls.has(image.url) ? undefined : image;

const calloutWithout = (html: Html, urls: Urls): Html => htmlWithout(html, (url) => urls.has(url));

/** The site without pictures; hashes change where what they stand for does. */
function siteWithout(site: Site, urls: Urls, changed: (hash: string) => string): Site {
  const { partners, ...own } = site;
  const left = {
    ...own,
    logo: unlessGone(site.logo, urls),
    icon: unlessGone(site.icon, urls),
    callouts: mapValues(site.callouts, (html) => calloutWithout(html, urls)),
    podcasts:
      site.podcasts &&
      mapValues(site.podcasts, (show) => ({
        ...show,
        image: unlessGone(show.image, urls),
        podcast: podcastWithout(show.podcast, urls),
      })),
  };
  return {
    ...rehashed(own, left, changed),
    partners: partners?.map((partner) => rehashed(partner, partnerWithout(partner, urls), changed)),
  };
}

const partnerWithout = (partner: Partner, urls: Urls): Partner => ({
  ...partner,
  logo: unlessGone(partner.logo, urls),
  darkLogo: unlessGone(partner.darkLogo, urls),
  facts: partner.facts && { ...partner.facts, image: unlessGone(partner.facts.image, urls) },
});

const podcastWithout = (podcast: Podcast, urls: Urls): Podcast => ({
  ...podcast,
  image: unlessGone(podcast.image, urls),
});

/** Sections, parents before children: one whose picture is gone has that of the nearest above. */
function sectionsWithout(sections: readonly Subject[], urls: Urls): readonly Subject[] {
  const images = new Map<string, Image | undefined>();
  return sections.map((section) => {
    const path = section.scope.kind === 'section' ? section.scope.path : '';
    const above = images.get(path.slice(0, path.lastIndexOf('/')));
    const image = unlessGone(section.image, urls) ?? (section.image && above);
    images.set(path, image);
    return { ...section, image, podcast: section.podcast && podcastWithout(section.podcast, urls) };
  });
}

/** The value as it is without pictures, under another hash where it had one of them. */
const rehashed = <Value extends { readonly hash: string }>(
  before: Value,
  left: Value,
  changed: (hash: string) => string,
): Value =>
  JSON.stringify(before) === JSON.stringify(left) ? before : { ...left, hash: changed(left.hash) };

const mapValues = <From, To>(values: Readonly<Record<string, From>>, map: (value: From) => To) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
