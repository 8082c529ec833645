import { existsSync } from 'node:fs';
import type { HubView } from '../../publish/push/hub-operations.ts';
import { hubView } from '../../publish/push/hub-routes.ts';
import { createHubAdmin } from '../../push/admin/hub-admin.ts';
import { createDeliveryStore } from '../../push/webhook/delivery-store.ts';
import { createEndpointStore } from '../../push/webhook/endpoint-store.ts';
import { testMessage } from '../../push/webhook/webhook-admin.ts';
import { openPushDatabase, pushPath } from '../../runtime/node/push/node-hub.ts';
import { CommandError } from '../command/run.ts';
import { commandDatabase } from '../private-database.ts';
import type { SiteHub } from '../remote/site-hub.ts';

/** Of a folder whose feeds nobody has subscribed to. */
const nothing = (): HubView => ({ topics: 0, subscriptions: [], endpoints: [], hubs: [] });

/** The hub beside a content folder, by its database; that is made once something is done with it. */
export function folderHub(dir: string): { readonly hub: SiteHub; readonly close: () => Promise<void> } {
  const path = pushPath(dir);
  let opening: ReturnType<typeof openPushDatabase> | undefined;
  const opened = () => (opening ??= commandDatabase(openPushDatabase(path)));
  const admin = async () => {
    const handle = await opened();
    return createHubAdmin({
      subscriptions: () => new Map([['', handle]]),
      // The program that serves looks every minute.
      ...{ records: handle, onResumed: () => {} },
    });
  };
  const endpoint = async (id: string) => {
    const endpoints = createEndpointStore(await opened());
    const found = await endpoints.find(id);
    if (!found) throw new CommandError(`There is no endpoint ${id}; dateline hub lists them all.`);
    return { endpoints, found };
  };
  const hub: SiteHub = {
    list: async () => (opening || existsSync(path) ? hubView(await (await admin()).list()) : nothing()),
    async pauseSubscription(id, isPaused) {
      await (await admin()).pause([id], isPaused, Date.now());
    },
    async pauseEndpoint(id, isPaused) {
      await createEndpointStore(await opened()).pause([id], isPaused, Date.now());
    },
    async rotate(id, overlap) {
      const { endpoints, found } = await endpoint(id);
      if (found.secret !== undefined)
        throw new CommandError(
          `Its secrets are in the variable ${found.secret}: put the new one before the old one there, with a space between them.`,
        );
      const now = Date.now();
      return endpoints.rotate(id, now + overlap * 1000, now);
    },
    async test(id) {
      const { found } = await endpoint(id);
      const now = new Date();
      await createDeliveryStore(await opened()).add(testMessage(id, now), now.getTime());
      return found.url;
    },
  };
  return {
    hub,
    close: async () => (await opening?.catch(() => undefined))?.close(),
  };
}
