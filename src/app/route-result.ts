import type { HttpProblem } from '../http/problem.ts';
import type { Prepared } from '../http/resource.ts';

/** What a target gets. */
export type RouteResult =
  | { readonly kind: 'resource'; readonly prepared: Prepared }
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'problem'; readonly problem: HttpProblem }
  | RedirectResult;

/**
 * 308 leads to the canonical spelling of what was asked for, 301 to where it has moved, 302 to where it is for now.
 */
export type RedirectResult = {
  readonly kind: 'redirect';
  readonly status: 301 | 302 | 308;
  /** Absolute, or a path that begins with one slash. */
  readonly location: string;
};

export const found = (prepared: Prepared | undefined): RouteResult | undefined =>
  prepared && { kind: 'resource', prepared };

export const refused = (problem: HttpProblem): RouteResult => ({ kind: 'problem', problem });
