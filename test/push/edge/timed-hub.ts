import { type ObjectStorage, storageHandle } from '../../../src/runtime/worker/publish/storage-handle.ts';
import publisher, { SiteObject } from '../../../src/runtime/worker/publisher.ts';
import { createShard, type Shard, type ShardBindings } from '../../../src/runtime/worker/push/shard.ts';
import { storeSteps } from './store-steps.ts';

/** The publisher, whose hub has a clock that a request sets ahead, counts rows, says when it wakes, and is ended in its middle. */
export default publisher;

export { SiteObject };

type ObjectContext = {
  readonly storage: ObjectStorage & { getAlarm(): Promise<number | null> };
  abort(reason: string): void;
};

export class HubObject {
  readonly fetch: Shard['fetch'];
  readonly alarm: Shard['alarm'];

  constructor(context: ObjectContext, env: ShardBindings) {
    const { storage } = context;
    let ahead = 0;
    const rows = { read: 0, written: 0 };
    const timed: ObjectStorage = {
      sql: {
        exec(sql, ...values) {
          const cursor = storage.sql.exec(sql, ...values);
          const results = [...cursor];
          const { rowsRead, rowsWritten } = cursor;
          rows.read += rowsRead;
          rows.written += rowsWritten;
          return Object.assign(results, { rowsRead, rowsWritten });
        },
      },
      transactionSync: (work) => storage.transactionSync(work),
      transaction: (work) => storage.transaction(work),
      setAlarm: (at) => storage.setAlarm(at - ahead),
      deleteAlarm: () => storage.deleteAlarm(),
    };
    const shard = createShard({ storage: timed, env, now: () => new Date(Date.now() + ahead) });
    this.alarm = shard.alarm;
    this.fetch = async (request) => {
      const { hostname, pathname, searchParams } = new URL(request.url);
      if (hostname !== 'test.invalid') return shard.fetch(request);
      if (pathname === '/abort') context.abort('a test ends it');
      if (pathname === '/advance') {
        ahead += Number(searchParams.get('by'));
        await storage.setAlarm(Date.now());
      }
      if (pathname === '/steps') return Response.json([await storeSteps(storageHandle(storage))]);
      const alarm = await storage.getAlarm();
      return Response.json([{ ...rows, alarm: alarm === null ? null : alarm + ahead }]);
    };
  }
}
