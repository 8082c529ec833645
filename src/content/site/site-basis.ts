import type { Site } from '../../domain/site.ts';
import type { SiteFields } from '../schema/site-schema.ts';

/** What the compiler knows of the site before pictures and call-outs are resolved. */
export type SiteBasis = Omit<Site, 'hash' | 'logo' | 'icon' | 'callouts' | 'partners'> & {
  readonly fields: SiteFields;
  readonly permalink: string;
  /** The address in site.yaml, of which SITE_URL is another name. */
  readonly writtenUrl?: string;
  /** Who mints ids: the authority of the site's own. */
  readonly authority: string;
};
