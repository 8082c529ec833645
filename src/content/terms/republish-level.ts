import type { Finding } from '../problems/problem.ts';

/** Text and pictures, the text alone, or nothing. */
export type RepublishLevel = 'full' | 'text' | 'none';

/** What to say of a section or a site that offers articles, and has no license for them. */
export function withoutLicense(
  republish: RepublishLevel | undefined,
  license: string | undefined,
): readonly Finding[] {
  if (republish === undefined || republish === 'none' || license !== undefined) return [];
  const message = 'no license, so no article is offered to other papers; write license: and its address';
  return [{ code: 'republish-rights', path: ['republish'], message }];
}
