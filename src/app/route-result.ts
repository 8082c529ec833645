import type { Problem } from '../http/problem.ts';
import type { Prepared } from '../http/resource.ts';

/** What a target gets. */
export type Outcome =
  | { readonly kind: 'resource'; readonly prepared: Prepared }
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | Redirect;

/**
 * 308 leads to the canonical spelling of what was asked for, 301 to where it has moved, 302 to where it is for now.
 */
export type Redirect = {
  readonly kind: 'redirect';
  readonly status: 301 | 302 | 308;
  /** Absolute, or a path that begins with one slash. */
  readonly location: string;
};

export const found = (prepared: Prepared | undefined): Outcome | undefined =>
  prepared && { kind: 'resource', prepared };

export const refused = (problem: Problem): Outcome => ({ kind: 'problem', problem });
