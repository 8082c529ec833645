import type { Query } from './query.ts';

/** The stock a feed draws on. Paths and slugs are lower-case. */
export type Scope =
  | { readonly kind: 'site' }
  | { readonly kind: 'section'; readonly path: string }
  | { readonly kind: 'author'; readonly slug: string }
  | { readonly kind: 'tag'; readonly slug: string }
  /** What is offered to one partner; it has no page. */
  | { readonly kind: 'partner'; readonly slug: string };

/** What a request asks of the collection. */
export type Selection = { readonly scope: Scope; readonly filter?: Filter };

/** Narrows a scope: the values of one parameter are any-of, different parameters all-of. Paths and slugs are lower-case. */
export type Filter = {
  /** Published at this instant or later. */
  readonly since?: Date;
  /** With all below them. */
  readonly sections?: readonly string[];
  readonly tags?: readonly string[];
  readonly authors?: readonly string[];
  /** Takes out what is any of these. */
  readonly exclude?: Pick<Filter, 'sections' | 'tags' | 'authors'>;
  /** From `parseQuery`. */
  readonly query?: Query;
};

/** The path of a scope below the site's URL, without a trailing slash: ``, `/news/northwest`, `/authors/jane-doe`. */
export function scopePath(scope: Scope): string {
  switch (scope.kind) {
    case 'site':
      return '';
    case 'section':
      return `/${scope.path}`;
    case 'author':
      return `/authors/${scope.slug}`;
    case 'tag':
      return `/tags/${scope.slug}`;
    case 'partner':
      return `/partners/${scope.slug}`;
  }
}
