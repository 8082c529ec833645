/** The stock a feed draws on. Paths and slugs are lower-case. */
export type Scope =
  | { readonly kind: 'site' }
  | { readonly kind: 'section'; readonly path: string }
  | { readonly kind: 'author'; readonly slug: string }
  | { readonly kind: 'tag'; readonly slug: string };

/** What a request asks of the collection. */
export type Selection = { readonly scope: Scope };

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
  }
}
