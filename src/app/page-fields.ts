import type { Site } from '../collection/site.ts';
import { contentSecurityPolicy } from '../pages/policy.ts';

/** What every HTML answer carries. */
export function pageFields(site: Site): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(site),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  };
}
