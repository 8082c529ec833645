import { createSite, type Site, type SiteBindings } from '../../../src/runtime/worker/publish/site.ts';
import type { ObjectStorage } from '../../../src/runtime/worker/publish/storage-handle.ts';
import publisher from '../../../src/runtime/worker/publisher.ts';

type Bucket = NonNullable<SiteBindings['MEDIA']>;

type Context = {
  readonly storage: ObjectStorage & { getAlarm(): Promise<number | null> };
  abort(reason: string): void;
};

/** The publisher with a clock that a request sets, an alarm that it sets off and one that it asks for, a bucket that it takes away, and an object that it ends. */
export default publisher;

export class SiteObject {
  readonly fetch: Site['fetch'];
  readonly alarm: Site['alarm'];

  constructor(context: Context, env: SiteBindings) {
    const { storage } = context;
    let ahead = 0;
    let isAway = false;
    const bucket = <Answer>(ask: (bucket: Bucket) => Promise<Answer>) =>
      isAway || !env.MEDIA ? Promise.reject(new Error('put: internal error (10001)')) : ask(env.MEDIA);
    const media: Bucket = {
      put: (key, bytes) => bucket((to) => to.put(key, bytes)),
      get: (key) => bucket((from) => from.get(key)),
      delete: (keys) => bucket((from) => from.delete(keys)),
    };
    const now = () => new Date(Date.now() + ahead);
    const site = createSite({ storage, env: { ...env, MEDIA: media }, now });
    this.alarm = async () => (await site).alarm();
    this.fetch = async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname === '/api/end') context.abort('ended by a test');
      if (pathname === '/api/alarm') return Response.json(await storage.getAlarm());
      if (pathname === '/api/bucket') isAway = searchParams.has('away');
      if (pathname === '/api/bucket') return new Response();
      if (pathname !== '/api/wake') return (await site).fetch(request);
      ahead = 3_600_000 * Number(searchParams.get('hours'));
      await this.alarm();
      return new Response();
    };
  }
}
