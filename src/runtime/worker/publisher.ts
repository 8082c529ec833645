import { createSite, type Site, type SiteBindings } from './publish/site.ts';
import type { ObjectStorage } from './publish/storage-handle.ts';
import { createShard, type Shard, type ShardBindings } from './push/shard.ts';

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

/** A part of a site's subscribers, or the endpoints of its webhooks. */
export class HubObject {
  readonly fetch: Shard['fetch'];
  readonly alarm: Shard['alarm'];

  constructor({ storage }: { readonly storage: ObjectStorage }, env: ShardBindings) {
    const { fetch, alarm } = createShard({ storage, env });
    this.fetch = fetch;
    this.alarm = alarm;
  }
}

/** Takes articles in, and subscriptions, behind the reading Worker: it has no address of its own. */
export default {
  fetch: (request: Request, { SITE }: PublisherBindings): Promise<Response> =>
    SITE.get(SITE.idFromName('site')).fetch(request),
};
