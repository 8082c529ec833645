import { createSite, type Site, type SiteBindings } from '../../../src/runtime/worker/publish/site.ts';
import type { ObjectStorage } from '../../../src/runtime/worker/publish/storage-handle.ts';
import publisher from '../../../src/runtime/worker/publisher.ts';

/** The publisher with a clock that a request sets ahead, and an alarm that a request sets off. */
export default publisher;

export class SiteObject {
  readonly fetch: Site['fetch'];
  readonly alarm: Site['alarm'];

  constructor({ storage }: { readonly storage: ObjectStorage }, env: SiteBindings) {
    let ahead = 0;
    const site = createSite({ storage, env, now: () => new Date(Date.now() + ahead) });
    this.alarm = async () => (await site).alarm();
    this.fetch = async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname !== '/api/wake') return (await site).fetch(request);
      ahead = 3_600_000 * Number(searchParams.get('hours'));
      await this.alarm();
      return new Response();
    };
  }
}
