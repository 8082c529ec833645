import { apiPath } from '../../domain/addresses.ts';
import { basePath, type Site } from '../../domain/site.ts';

/** The path of a call, from `/api` on; undefined: the address is not of the API. */
export function callPath(url: string, site: Pick<Site, 'url'> | undefined): string | undefined {
  return apiPath(new URL(url).pathname, site && basePath(site));
}
