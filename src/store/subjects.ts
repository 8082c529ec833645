import type { Scope } from '../domain/addresses.ts';
import type { Author, Tag } from '../domain/article.ts';
import type { Directory, DirectoryEntry, Subject } from '../domain/directory.ts';
import type { Partner } from '../domain/partner.ts';
import type { Site } from '../domain/site.ts';
import { scopeKey, type View } from './memory/scope-index.ts';
import type { Listed, Snapshot } from './snapshot.ts';

/** Every subject a snapshot knows by the key of its scope: the site, sections, authors, tags, each in their order. */
export function subjectsOf({
  site,
  sections,
  authors,
  tags,
}: Pick<Snapshot, 'site' | 'sections' | 'authors' | 'tags'>): ReadonlyMap<string, Subject> {
  const subjects: readonly Subject[] = [
    siteSubject(site),
    ...sections,
    ...authors.map((author) => nameSubject('author', author)),
    ...tags.map((tag) => ({ ...nameSubject('tag', tag), ...site.podcasts?.[tag.slug] })),
    ...(site.partners ?? []).map((partner) => partnerSubject(partner, site.title)),
  ];
  return new Map(subjects.map((subject) => [scopeKey(subject.scope), subject]));
}

/** The subjects as of an instant, with what each shows; authors and tags without anything public are left out, and sections that only what is not public yet implies. */
export function directoryOf(
  subjects: readonly Subject[],
  view: (key: string, now: number) => View,
  now: number,
): Directory {
  const entries = subjects.flatMap((subject): readonly DirectoryEntry[] => {
    const { heads, changed } = view(scopeKey(subject.scope), now);
    if (subject.implied && changed === undefined) return [];
    const latest = heads[0]?.published;
    return [{ ...subject, count: heads.length, latest }];
  });
  return arrangeDirectory(entries);
}

/** Entries by their kind; authors and tags without anything public are left out. Throws where the site is not among them. */
export function arrangeDirectory(entries: readonly DirectoryEntry[]): Directory {
  const ofKind = (kind: Scope['kind']) => entries.filter(({ scope }) => scope.kind === kind);
  const [site] = ofKind('site');
  if (site === undefined) throw new Error('a directory needs the site among its subjects');
  const shown = ({ count }: DirectoryEntry) => count > 0;
  return {
    site,
    sections: ofKind('section'),
    authors: ofKind('author').filter(shown),
    tags: ofKind('tag').filter(shown),
  };
}

/** What the site's feed is about. */
export function siteSubject({ title, description }: Site): Subject {
  return { scope: { kind: 'site' }, title, trail: [], description };
}

/** What a partner's feed is about: the whole paper, unless it has a name of its own. */
export function partnerSubject({ name, title, description }: Partner, paper: string): Subject {
  return {
    scope: { kind: 'partner', slug: name },
    title: title ?? paper,
    trail: [],
    description,
  };
}

/** What an author's or a tag's feed is about. */
export function nameSubject(kind: 'author' | 'tag', { name, slug, letter }: Listed<Author | Tag>): Subject {
  return { scope: { kind, slug }, title: name, trail: [name], letter };
}
