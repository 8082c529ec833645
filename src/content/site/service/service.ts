import { type Address, type StoryFile, scopePath, takesQuery } from '../../../domain/addresses.ts';
import type { VisibleWindow } from '../../../domain/instant.ts';

/** An address of this service; `shown` is absent where it is always public. */
export type Target = { readonly url: string; readonly shown?: VisibleWindow };

/** When something is public; `shown` is absent where it always is. */
export type Availability = Pick<Target, 'shown'>;

/** The article whose document an address is, by its path, and which; undefined: it is none. */
export function documentOf(
  address: Address,
): { readonly path: string; readonly name: ArticleDocument } | undefined {
  if (address.kind === 'document') return { path: address.path, name: address.name };
  if (!takesQuery(address) || address.scope.kind !== 'section') return undefined;
  return { path: scopePath(address.scope), name: 'feed' };
}

/** Of an article; `documents`: what it has beside its page. */
export type ArticleTarget = Target & { readonly documents?: readonly ArticleDocument[] };

/** `feed`: the feeds of a story in progress. */
export type ArticleDocument = StoryFile | 'feed';

/** Lists that are there while something in them is public; sections only where no `_index.md` declares them. */
export type ListKind = 'section' | 'author' | 'tag' | 'month';

/** What of the collection the service's addresses depend on. */
export type ServiceContents = {
  /** What is at the path of an article, or of a file; without a slash at the end. */
  readonly at: (path: string) => ArticleTarget | undefined;
  /** Where an old path of an article leads. */
  readonly moved: (path: string) => Target | undefined;
  /** Whether a path would be, or redirect to, that of an article that is a draft or left out. */
  readonly isUnpublished: (path: string) => boolean;
  /** When the list of a section (path), author or tag (slug) or month (`2026-11`) is there; of '', any of its kind. Undefined: nothing is in it. */
  readonly list: (kind: ListKind, name: string) => Availability | undefined;
};

/** What the service answers, as far as links and redirects need to know. */
export type Service = Pick<ServiceContents, 'at' | 'moved' | 'isUnpublished'> & {
  /** Without a trailing slash. */
  readonly url: string;
  /** Every spelling of that, with either scheme and without. */
  readonly homes: readonly string[];
  /** The newsroom's own site, where it has another; without a trailing slash. */
  readonly website?: string;
  /** Folders that are sections once something in them is public, and those that are already; by path. */
  readonly sections: Pick<ReadonlyMap<string, unknown>, 'has'>;
  /** When a document that is not an article's or a file's is there; undefined: it is not. */
  readonly document: (address: Address) => Availability | undefined;
  /** Where the redirects of site.yaml lead: those that name one path, and those that are patterns. */
  readonly redirects: Readonly<Record<'one' | 'many', (path: string) => string | undefined>>;
};
