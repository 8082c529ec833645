import { distance } from 'fastest-levenshtein';
import type { Author, CreditedSource, Tag } from '../../domain/article.ts';
import { present } from '../article/present.ts';
import { type TextPiece, textPieces } from '../body/text-addresses.ts';
import type { Finding } from '../problems/problem.ts';
import { innerAddresses } from '../schema/address.ts';
import type { ArticleFields } from '../schema/article-schema.ts';
import type { Policy } from '../schema/policy-schema.ts';
import { homesOf, ownPart } from '../site/site.ts';
import type { SiteBasis } from '../site/site-basis.ts';
import { slug } from '../site/slug.ts';
import type { RepublishLevel } from '../terms/republish-level.ts';
import { mailboxesIn } from './mailbox.ts';

/** Slugs are unique within a list: a name given twice counts once. */
function distinct<T extends { readonly slug: string }>(list: readonly T[]): readonly T[] {
  const first = new Map<string, T>();
  for (const each of list) if (!first.has(each.slug)) first.set(each.slug, each);
  return [...first.values()];
}

type Home = Pick<SiteBasis, 'url' | 'writtenUrl'>;

/** A name without addresses of the site in it; undefined where nothing is left: it may be the address of what is not public. */
function nameAlone(name: string, home: Home | undefined): string | undefined {
  if (home === undefined) return name;
  const pieces = textPieces(name);
  const homes = homesOf(home);
  const isOwn = (address: string) =>
    [address, ...innerAddresses(address, { homes })].some((each) => ownPart(each, home) !== undefined);
  const isAddress = ({ address }: TextPiece) => address !== undefined && isOwn(address);
  if (!pieces.some(isAddress)) return name;
  const words = pieces.map((piece) => (isAddress(piece) ? '' : piece.text)).join('');
  return /[\p{L}\p{N}]/u.test(words) ? words.replace(/[\s()[\]<>]+/g, ' ').trim() : undefined;
}

/** The bylines, in order; with `home` as readers get them. */
export const authorsOf = (fields: Pick<ArticleFields, 'authors'>, home?: Home): readonly Author[] =>
  distinct(
    (fields.authors ?? []).flatMap(peopleIn).flatMap((author) => {
      const name = nameAlone(author.name, home);
      return name === undefined ? [] : [present({ ...author, name, slug: slug(name) })];
    }),
  );

/** Whom a byline names, without the addresses that stand in their names. */
function peopleIn(author: Byline): readonly Byline[] {
  const people = mailboxesIn(author.name).filter(({ name }) => name !== '');
  const [{ name, email } = { name: '' }, ...others] = people;
  if (name === '') return [];
  if (others.length > 0) return people.map((one) => ({ name: one.name, email: one.email }));
  return [{ ...author, name, email: author.email ?? email }];
}

type Byline = {
  readonly name: string;
  readonly email?: string | undefined;
  readonly url?: string | undefined;
};

/** The tags, in order; with `home` as readers get them. */
export const tagsOf = (fields: Pick<ArticleFields, 'tags'>, home?: Home): readonly Tag[] =>
  distinct(
    (fields.tags ?? [])
      .flatMap((tag) => nameAlone(tag, home) ?? [])
      .map((name) => ({ name, slug: slug(name) })),
  );

/** Names of authors and tags that have an address of the site in them. */
export const nameFindings = ({ authors = [], tags = [] }: ArticleFields, home: Home): readonly Finding[] =>
  [
    ...authors.map(({ name }, index) => ({ name, path: ['authors', index] })),
    ...tags.map((name, index) => ({ name, path: ['tags', index] })),
  ].flatMap(({ name, path }): readonly Finding[] => {
    const rest = nameAlone(name, home);
    if (rest === name) return [];
    const advice = rest === undefined ? 'write a name' : `write “${rest}”`;
    const message = `“${name.slice(0, 60)}” has an address of this site in it, which was left out; ${advice}`;
    return [{ code: 'name-address', path, message }];
  });

/** Whether one of two slugs may be a slip for the other; of `ap` and `own` neither is. */
const isNear = (one: string, other: string): boolean =>
  distance(one, other) <= Math.min(3, Math.max(1, other.length / 3));

export type Sourced = {
  readonly value?: CreditedSource;
  readonly rights?: string;
  readonly policy?: Policy;
  readonly republish?: RepublishLevel;
  readonly findings: readonly Finding[];
};

/** The origin, with what site.yaml knows of it. */
export function sourceOf({ source }: ArticleFields, site: SiteBasis): Sourced {
  if (!source) return { findings: [] };
  const contracts = Object.entries(site.fields.sources ?? {});
  const [, contract] = contracts.find(([name]) => slug(name) === slug(source.name)) ?? [];
  const contact: {
    readonly name: string;
    readonly url?: string | undefined;
    readonly feed?: string | undefined;
  } = source;
  const suggestion = contract
    ? undefined
    : contracts.find(([name]) => isNear(slug(name), slug(source.name)))?.[0];
  const message = `site.yaml has no contract for “${source.name}”, so feeds carry it whole; did you mean “${suggestion}”?`;
  return {
    value: present({
      name: contact.name,
      url: contact.url ?? contract?.url,
      feed: contact.feed ?? contract?.feed,
    }),
    ...present({
      rights: contract?.rights,
      policy: contract?.syndication,
      republish: contract?.republish,
    }),
    findings: suggestion ? [{ code: 'unknown-source', path: ['source'], message }] : [],
  };
}
