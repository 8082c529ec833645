import { createSite, type Site, type SiteBindings } from './publish/site.ts';
import type { ObjectStorage } from './publish/storage-handle.ts';

/** What wrangler.toml binds, beside what the object uses. */
type PublisherBindings = SiteBindings & {
  readonly SITE: {
    idFromName(name: string): unknown;
    get(id: unknown): { fetch(request: Request): Promise<Response> };
  };
};

/** The one writer of a site. A class, as the runtime makes its objects with `new`. */
export class SiteObject {
  readonly fetch: Site['fetch'];
  readonly alarm: Site['alarm'];

  constructor({ storage }: { readonly storage: ObjectStorage }, env: SiteBindings) {
    let site: Promise<Site> | undefined;
    const opened = () => (site ??= createSite({ storage, env }));
    this.fetch = async (request) => (await opened()).fetch(request);
    this.alarm = async () => (await opened()).alarm();
  }
}

/** Takes articles in, behind the reading Worker: it has no address of its own. */
export default {
  fetch: (request: Request, { SITE }: PublisherBindings): Promise<Response> =>
    SITE.get(SITE.idFromName('site')).fetch(request),
};
