import { madeOfType } from '../../content/metadata/disclosure.ts';
import type { ImportOptions } from '../import-system.ts';
import type { ImportedArticle, ImportedAuthor, ImportedMedia, Loss } from '../imported.ts';
import { agencyNamed, byline } from '../story/bylines.ts';
import { isoTime } from '../story/iso-time.ts';
import { openingDateline } from '../story/opening-dateline.ts';
import { metadataFields } from '../story/story-metadata.ts';
import { pathIn } from '../story/story-path.ts';
import type { ClosingBlocks } from './closing-blocks.ts';
import { subjectsOf } from './entry-sections.ts';
import type { FeedEntry, FeedFile, ParsedFeed } from './feed-document.ts';
import { liveUpdates } from './live-updates.ts';
import { type Opening, openingOf } from './opening-blocks.ts';

export type EntryContext = {
  readonly options: ImportOptions;
  readonly feed: ParsedFeed;
  /** The old site's address, without a slash at the end. */
  readonly site: string | undefined;
  readonly closing: ClosingBlocks;
  /** Folders of sections that do not follow from their names. */
  readonly folders: ReadonlyMap<string, string>;
  readonly place: string;
};

export type EntryArticle = {
  readonly article: ImportedArticle;
  readonly losses: readonly Loss[];
  /** Of its sections, as `News/Northwest`. */
  readonly sections: readonly string[];
};

/** An entry of a feed as an article, and what does not come along of it. */
export function entryArticle(entry: FeedEntry, context: EntryContext): EntryArticle {
  const { options, feed, site, place } = context;
  const isDateline = /dateline/i.test(feed.generator);
  const { html, closing } = context.closing.split(entry.content);
  const metadata = metadataFields(entry.metadata ?? {});
  const hasNote = metadata.made !== undefined && metadata.made !== 'human';
  const opening = openingOf(html, entry.picture?.url, { isDateline, hasNote });
  const { sections, tags } = subjectsOf(entry, { map: options.map, isDateline });
  const [section = '', ...further] = sections.map((trail) => context.folders.get(trail) ?? trail);
  const isElsewhere = entry.isElsewhere ?? (entry.link !== undefined && !isOfSite(entry.link, site));
  const live = isDateline ? liveUpdates(opening.html) : undefined;
  const bylined = authorsOf(entry, context);
  const article: ImportedArticle = {
    ...{ place, title: entry.title, tags, sections: further, files: [] },
    path: `${section}/${pathIn(entry.link, entry.title)}`,
    description: entry.summary,
    date: isoTime(entry.published) ?? isoTime(entry.updated) ?? '',
    updated: updatedOf(entry),
    authors: bylined.authors,
    image: entry.picture && pictureOf(entry, opening, isDateline),
    ...filesOf(entry.files),
    language: entry.language === feed.language ? undefined : entry.language,
    id: entry.id === '' ? undefined : entry.id,
    address: isElsewhere ? undefined : entry.link,
    fields: {
      ...{ url: isElsewhere ? entry.link : undefined, source: sourceOf(entry, feed, bylined.agency) },
      dateline: entry.dateline ?? openingDateline(opening.firstParagraph),
      rights: entry.rights === feed.rights ? undefined : entry.rights,
      license: licenseOf(entry, feed),
      ...metadata,
      translations: entry.translations?.length ? entry.translations : undefined,
      correction: correctionOf(entry, opening),
      updates: live?.updates,
    },
    body: { format: 'html', text: isElsewhere && entry.isSummary ? '' : (live?.html ?? opening.html) },
  };
  const losses = [...lossesOf(entry, closing, isDateline), ...(live?.losses ?? [])].map(([what, kind]) => ({
    place,
    what,
    kind,
  }));
  return { article, losses, sections };
}

/** A license that is the feed's too goes without saying, unless the article has rights of its own. */
function licenseOf({ license, rights }: FeedEntry, feed: ParsedFeed): string | undefined {
  // Terms for machines are no license of articles.
  const own = feed.links.find(({ rel, type }) => rel === 'license' && type !== 'application/rsl+xml')?.href;
  const isOfFeed = rights === undefined || rights === feed.rights;
  return license === own && isOfFeed ? undefined : license;
}

/** Whether an address is on the site's host, or a host below it. */
function isOfSite(address: string, site: string | undefined): boolean {
  const [host, own] = [address, site ?? ''].map((each) => URL.parse(each)?.hostname.replace(/^www\./, ''));
  return own === undefined || host === undefined || host === own || host.endsWith(`.${own}`);
}

/** An edit that readers were told of is later than the story. */
function updatedOf({ published, updated }: FeedEntry): string | undefined {
  const [first, last] = [isoTime(published), isoTime(updated)];
  if (first === undefined || last === undefined) return undefined;
  return Date.parse(last) > Date.parse(first) ? last : undefined;
}

/** Names by which the paper itself signs are no authors' (docs/content.md, `authors`). */
function authorsOf(
  entry: FeedEntry,
  { options, feed }: EntryContext,
): { readonly authors: readonly ImportedAuthor[]; readonly agency?: string } {
  const own = new Set([feed.publisher, feed.title].map((name) => name?.toLowerCase()));
  const [single] = entry.authors;
  // In one element of RSS there may be several names.
  const isJoined = feed.kind === 'rss' && entry.authors.length === 1 && single !== undefined;
  const people = isJoined
    ? byline(single.name).names.map((name) => ({ ...single, name }))
    : entry.authors.map((person) => ({ ...person, name: person.name.replace(/^by /i, '') }));
  const authors = people
    .map(({ name, url, email }) => ({
      name: options.authors?.get(name) ?? name,
      url: isOwnPage(url, feed) ? undefined : url,
      // In Dateline's feeds are those alone that the newsroom publishes.
      email: /dateline/i.test(feed.generator) ? email : undefined,
    }))
    .filter(({ name }) => name !== '' && !own.has(name.toLowerCase()));
  const agency = entry.authors.map(({ name }) => byline(name).agency).find((name) => name !== undefined);
  return { authors, agency };
}

/** Pages of authors that Dateline itself makes again. */
const isOwnPage = (url: string | undefined, { generator }: ParsedFeed): boolean =>
  url !== undefined && /dateline/i.test(generator) && /\/authors\/[^/]+\/$/.test(url);

function sourceOf({ source }: FeedEntry, { title, publisher }: ParsedFeed, agency: string | undefined) {
  if (source !== undefined && source.name !== title && source.name !== publisher)
    return { ...source, name: agencyNamed(source.name) ?? source.name };
  return agency === undefined ? undefined : { name: agency };
}

function pictureOf(
  { picture: file = { url: '' }, metadata }: FeedEntry,
  { picture }: Opening,
  isDateline: boolean,
): ImportedMedia {
  const { url: src, credit, rights, type, length, width, height } = file;
  const caption = file.caption ?? withoutCredit(picture?.caption, credit);
  // Other feeds state those of whichever copy they name.
  const size = isDateline ? { type, length, width, height } : {};
  return {
    src,
    alt: file.title ?? picture?.alt,
    caption,
    credit,
    rights,
    made: madeOfType(metadata?.pictureSourceType ?? ''),
    ...size,
  };
}

/** The caption of a text may end with the credit, `(J. Doe)`. */
function withoutCredit(caption: string | undefined, credit: string | undefined): string | undefined {
  if (caption === undefined || credit === undefined) return caption;
  const rest = caption.endsWith(`(${credit})`) ? caption.slice(0, -credit.length - 2).trim() : caption;
  return rest === '' || rest === credit ? undefined : rest;
}

function filesOf(files: readonly FeedFile[]): Pick<ImportedArticle, 'audio' | 'video' | 'attachments'> {
  const media = files.map(
    ({ url, type, length, title, duration, episode, season, transcript, chapters }) => ({
      ...{ src: url, type, length, title, episode, season, transcript, chapters },
      duration: duration === undefined ? undefined : String(duration),
    }),
  );
  const audio = media.find(({ type }) => type?.startsWith('audio/'));
  const video = media.find(({ type }) => type?.startsWith('video/'));
  return { audio, video, attachments: media.filter((each) => each !== audio && each !== video) };
}

function correctionOf({ corrections }: FeedEntry, opening: Opening) {
  if (corrections.length > 0)
    return corrections.map(({ date, text }) => ({ date: isoTime(date) ?? date, text }));
  // Of those that stand in a text alone, only the newest has a time: that of the edit.
  return opening.corrections.length === 0 ? undefined : opening.corrections.join(' ');
}

function lossesOf(
  entry: FeedEntry,
  closing: string,
  isDateline: boolean,
): readonly (readonly [what: string, kind: string])[] {
  const short = closing.length > 80 ? `${closing.slice(0, 80)} …` : closing;
  return [
    ...(closing === ''
      ? []
      : [[`“${short}” left out, as other articles end with it too`, 'call-out at the end'] as const]),
    ...(entry.isSummary && entry.content !== ''
      ? [['the feed has no more of it than its summary', 'article of which there is only a summary'] as const]
      : []),
    ...entry.pictures
      .filter(
        ({ url }) => !entry.content.includes(url) && !entry.content.includes(url.replaceAll('&', '&amp;')),
      )
      .map(({ url }) => [`further picture ${url} left out`, 'further picture'] as const),
    ...(!isDateline && entry.authors.some(({ email }) => email !== undefined)
      ? [
          [
            'e-mail address of its author left out, as it would be public',
            'e-mail address of an author',
          ] as const,
        ]
      : []),
    ...entry.unread
      .filter((kind) => kind !== 'place on a map' || !entry.metadata?.places?.length)
      .map((kind) => [`${kind} left out`, kind] as const),
  ];
}
