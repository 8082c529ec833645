import { feedUrls, namesPath, type Scope, scopePath } from '../../domain/addresses.ts';
import type { Subject } from '../../domain/directory.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Site } from '../../domain/site.ts';
import type { Category, FeedHead, History, Tombstone } from './document.ts';
import { GENERATOR } from './generator.ts';

/** What a feed's head is made from. */
export type HeadSource = {
  readonly site: Site;
  readonly listing: Pick<Listing, 'subject' | 'changed'>;
  /** Canonical query of a selection, `?limit=5`; none by default. */
  readonly query?: string;
  /** What a selection is called beside its subject. */
  readonly label?: string;
  readonly place?: HeadPlace;
  readonly deleted?: readonly Tombstone[];
  /** Only a part of it, as a delta is (RFC 3229). */
  readonly partial?: boolean;
};

/** Where the document stands in the feed's history, in queries of the feed's address, each with its question mark. */
export type HeadPlace = {
  readonly older?: string;
  readonly newer?: string;
  /** Its own, when it is an archive document. */
  readonly archive?: string;
};

/** A feed without its items. Every URL in it is absolute, under the site's. */
export function createHead({
  site: whole,
  listing,
  query = '',
  label,
  place,
  deleted,
  partial = false,
}: HeadSource): FeedHead {
  const { subject, changed } = listing;
  const site = siteFor(whole, subject);
  const path = scopePath(subject.scope);
  const base = `${site.url}${path}`;
  const title = titleOf(subject, site);
  return {
    id: `${site.id}${path}${query}`,
    title: label === undefined ? title : `${label} — ${title}`,
    description: subject.description ?? descriptionOf(subject, site),
    link: `${base}/${query}`,
    feedLinks: feedUrls(base, place?.archive ?? query),
    updated: changed ?? minted(site.id),
    language: site.language,
    translations: query === '' ? subject.translations : undefined,
    author: {
      name: site.organisation.name,
      email: site.organisation.email,
      link: site.organisation.url ?? `${site.url}/`,
    },
    copyright: site.rights,
    license: site.license,
    licensing: site.licensing,
    contact: site.contact ?? deskOf(site),
    categories: [
      ...scopeCategories(subject, site),
      ...site.categories.map((name) => siteCategory(name, site)),
    ],
    generator: GENERATOR.name,
    generatorUrl: GENERATOR.url,
    ttl: site.feeds.ttl,
    hubs: site.hubs,
    cloud: site.cloud,
    icon: site.icon,
    logo: subject.image ?? site.logo,
    colour: site.colour,
    history: place && historyOf(base, query, place, partial),
    show: subject.podcast,
    deleted: deleted?.length ? deleted : undefined,
  };
}

/** Where nobody is named, the paper itself answers for what it publishes. */
function deskOf({ organisation: { name, email } }: Site): FeedHead['contact'] {
  return email === undefined ? undefined : { name, email };
}

/** A delta is never complete, whatever the feed is: readers would drop all that it leaves out (RFC 5005 §2). */
function historyOf(
  base: string,
  query: string,
  { older, newer, archive }: HeadPlace,
  delta: boolean,
): History {
  const whole = older === undefined && !delta;
  return {
    kind: archive !== undefined ? 'archive' : whole ? 'complete' : 'head',
    older: older === undefined ? undefined : feedUrls(base, older),
    newer: newer === undefined ? undefined : feedUrls(base, newer),
    current: archive === undefined ? undefined : feedUrls(base, query),
  };
}

/** A section as a category: named by its trail, the scheme being the site. */
export function sectionCategory(section: { path: string; trail: readonly string[] }, site: Site): Category {
  return category(section.trail.join('/'), section.path, `${site.url}/`);
}

/** A tag as a category. */
export function tagCategory(tag: { slug: string; name: string }, site: Site): Category {
  return category(tag.name, tag.slug, `${site.url}${namesPath('tags')}`);
}

/**
 * The narrowest name first: lists of subscriptions cut titles at the end, where all feeds of one paper are alike.
 * The paper comes last, once, for a reader who takes `Northwest` from two of them.
 */
function titleOf(subject: Subject, site: Site): string {
  return subject.scope.kind === 'site' ? site.title : [...subject.trail.toReversed(), site.title].join(' — ');
}

// No words of our own: the feed may be in any language.
function descriptionOf(subject: Subject, site: Site): string {
  return subject.scope.kind === 'site' ? site.description : `${site.title}: ${subject.trail.join(' / ')}`;
}

function scopeCategories(subject: Subject, site: Site): readonly Category[] {
  const scope: Scope = subject.scope;
  if (scope.kind === 'section') return [sectionCategory({ path: scope.path, trail: subject.trail }, site)];
  if (scope.kind === 'tag') return [tagCategory({ slug: scope.slug, name: subject.title }, site)];
  return [];
}

function siteCategory(name: string, site: Site): Category {
  return category(name, name, `${site.url}/`);
}

function category(name: string, term: string, scheme: string): Category {
  return { name, term, scheme, domain: scheme };
}

/**
 * The date in the site's own `tag:` URI (RFC 4151 §2.1), when an empty feed has no change to tell of but Atom wants one:
 * stable, the newsroom's own, and older than anything it will publish.
 */
function minted(id: string): Date {
  const date = Date.parse(/^tag:[^,]*,(\d{4}(?:-\d\d(?:-\d\d)?)?):/.exec(id)?.[1] ?? '');
  return new Date(Number.isNaN(date) ? 0 : date);
}

/** The site as one of its feeds or pages has it, where its subject says otherwise. */
export function siteFor(site: Site, subject: Subject): Site {
  const { language = site.language, rights = site.rights, license = site.license } = subject;
  return { ...site, language, rights, license };
}
