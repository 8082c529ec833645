import type { Scope } from './addresses.ts';
import type { FacetFilter } from './metadata/facets.ts';
import type { Near } from './metadata/place.ts';
import type { Query } from './query.ts';

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
  /** All of these. */
  readonly facets?: readonly FacetFilter[];
  /** Something in it happens within a distance. */
  readonly near?: Near;
  /** Takes out what is any of these. */
  readonly exclude?: Pick<Filter, 'sections' | 'tags' | 'authors'>;
  /** From `parseQuery`. */
  readonly query?: Query;
};
