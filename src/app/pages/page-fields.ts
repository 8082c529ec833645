import type { Site } from '../../domain/site.ts';
import { contentSecurityPolicy } from '../../pages/policy.ts';

/** What every HTML answer carries. */
export async function pageFields(site: Site): Promise<Readonly<Record<string, string>>> {
  return {
    'Content-Security-Policy': await contentSecurityPolicy(site),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  };
}
