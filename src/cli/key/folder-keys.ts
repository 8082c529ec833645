import { type ApiKey, createKeyStore } from '../../publish/keys.ts';
import { openPublishDatabase, publishPath } from '../../runtime/node/publish/node-api.ts';
import { CommandError } from '../command/run.ts';
import { commandDatabase } from '../private-database.ts';
import type { ListedKey, SiteKeys } from '../remote/site-client.ts';

/** The keys beside a content folder. */
export async function folderKeys(
  dir: string,
): Promise<{ readonly keys: SiteKeys; readonly close: () => void }> {
  const handle = await commandDatabase(openPublishDatabase(publishPath(dir)));
  const store = createKeyStore(handle);
  const keys: SiteKeys = {
    list: async () => (await store.list()).map(listed),
    async create({ name, ...scopes }) {
      const { key, secret } = await store.create(name, scopes, new Date());
      return { ...listed(key), secret };
    },
    async rotate(id, overlap) {
      const now = new Date();
      const made = await store.rotate(id, new Date(now.getTime() + overlap * 1000), now);
      if (!made) throw missing(id);
      return { ...listed(made.key), secret: made.secret };
    },
    async revoke(id) {
      if (!(await store.revoke(id, new Date()))) throw missing(id);
    },
  };
  return { keys, close: () => handle.close() };
}

const listed = ({ created, used, ends, ...key }: ApiKey): ListedKey => ({
  ...key,
  created: created.toISOString(),
  used: used?.toISOString() ?? null,
  ends: ends?.toISOString() ?? null,
});

const missing = (id: string): CommandError =>
  new CommandError(`No key has the id “${id}”, or it has ended; dateline key list shows all by their ids.`);
