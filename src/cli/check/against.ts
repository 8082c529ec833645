import { createApp } from '../../app/app.ts';
import { isPermanent } from '../../content/schema/address.ts';
import { articlesOf, contentsOf, placesOf } from '../../runtime/copy/published.ts';
import type { FolderCollection } from '../../runtime/node/folder-collection.ts';
import type { PublishedItems } from './published.ts';
import type { PublishedItem } from './published-feed.ts';

/** Something readers would notice. */
export type Difference = {
  readonly code: keyof typeof kinds;
  readonly severity: 'error' | 'warning';
  /** The id or address it is about. */
  readonly about: string;
  /** What would happen, and what to do. */
  readonly message: string;
};

/** How grave each is: an error shows old articles as new, or breaks what people have subscribed to or linked. */
const kinds = {
  'id-changed': 'error',
  'id-gone': 'warning',
  'date-moved': 'error',
  'update-lost': 'warning',
  'old-as-new': 'error',
  'feed-gone': 'error',
  'address-gone': 'error',
} as const satisfies Readonly<Record<string, Difference['severity']>>;

/** So many older articles at once are what a newsroom adds by hand; more are a flood. */
const FEW = 5;

/** What would change for readers if the folder were published now in place of what is. */
export async function differences(
  content: Pick<FolderCollection, 'collection' | 'handle' | 'generation'>,
  published: PublishedItems,
  now: Date,
): Promise<readonly Difference[]> {
  const { collection } = content;
  if (collection === undefined) return [];
  const app = createApp({ collection: () => collection, now: () => now, compressors: {} });
  const base = new URL(collection.site.url);
  const isServed = async (address: string): Promise<boolean> => {
    const { pathname, search } = new URL(address);
    const response = await app.request(new URL(pathname + search, base).href, { method: 'HEAD' });
    const location = response.headers.get('location');
    if (location === null) return response.status === 200 || response.status === 410;
    const target = new URL(location, base);
    return target.host !== base.host || isServed(target.href);
  };
  const folder = await folderOf(content);
  const found: Difference[] = [];
  const hosts = new Set([base.host, ...published.feeds.map((feed) => new URL(feed).host)]);
  for (const item of published.items.values()) {
    found.push(...itemDifferences(item, folder));
    const url = item.url === undefined ? undefined : URL.parse(item.url);
    if (url && hosts.has(url.host) && !(await isServed(url.href)))
      found.push(addressGone(url, folder.byId.get(item.id)));
  }
  for (const feed of published.feeds) {
    if (!(await isServed(feed))) {
      found.push(feedGone(new URL(feed)));
    }
  }
  const listing = await collection.list(
    { scope: { kind: 'site' } },
    { limit: collection.site.feeds.limit },
    now,
  );
  return [...found, ...oldAsNew(listing?.entries ?? [], published, folder)];
}

type Own = {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly published: Date;
  readonly updated?: Date;
};
type ComparedFolder = {
  readonly byId: ReadonlyMap<string, Own>;
  readonly byPath: ReadonlyMap<string, Own>;
  readonly byTitle: ReadonlyMap<string, Own>;
  readonly withdrawn: ReadonlySet<string>;
};

async function folderOf({
  handle,
  generation,
}: Pick<FolderCollection, 'handle' | 'generation'>): Promise<ComparedFolder> {
  const { media } = await contentsOf(handle, generation);
  const places = await placesOf(handle, generation);
  const all: Own[] = [];
  for await (const { id, title, url, published, updated } of articlesOf(handle, generation))
    all.push({ id, title, url, published, updated });
  const byId = new Map(all.map((each) => [each.id, each]));
  const old = media.flatMap((one) => {
    const own = 'file' in one ? undefined : byId.get(one.id);
    return own && 'path' in one ? [[one.path, own] as const] : [];
  });
  return {
    byId,
    byPath: new Map([...old, ...all.map((each) => [pathOf(each.url), each] as const)]),
    byTitle: new Map(all.map((each) => [titleKey(each), each])),
    withdrawn: new Set(places.flatMap(({ id, isWithdrawn }) => (isWithdrawn ? [id] : []))),
  };
}

function itemDifferences(
  item: PublishedItem,
  { byId, byPath, byTitle, withdrawn }: ComparedFolder,
): readonly Difference[] {
  const { id, title, url, published, updated } = item;
  if (withdrawn.has(id)) return [];
  const own = byId.get(id);
  if (own === undefined) {
    const same = (url && byPath.get(pathOf(url))) || byTitle.get(titleKey(item));
    if (same && !isPermanent(id)) return [unusableId(item, same)];
    return same && same.id !== id
      ? [
          differenceOf(
            'id-changed',
            id,
            `“${title}” would be ${same.id}, and new to everyone who has read it; write id: ${id} in the article at ${pathOf(same.url)}`,
          ),
        ]
      : [
          differenceOf(
            'id-gone',
            id,
            `“${title}” is not public in the folder, where nothing has its id or what has it is a draft; readers keep their copy. To withdraw it, keep its file with status: withdrawn and a reason`,
          ),
        ];
  }
  const moved = published && seconds(published) !== seconds(own.published);
  const older = !moved && updated && published && seconds(updated) > seconds(own.updated ?? own.published);
  return [
    ...(moved
      ? [
          differenceOf(
            'date-moved',
            id,
            `“${title}” is dated ${iso(published)} and would be dated ${iso(own.published)}; write date: ${iso(published)}, and updated: for an edit`,
          ),
        ]
      : []),
    ...(older
      ? [
          differenceOf(
            'update-lost',
            id,
            `“${title}” was updated ${iso(updated)}, of which the folder says nothing; write updated: ${iso(updated)}`,
          ),
        ]
      : []),
  ];
}

/** An id that no article may have here: nobody is advised to write what check refuses. */
const unusableId = ({ id, title }: PublishedItem, same: Own): Difference =>
  differenceOf(
    'id-changed',
    id,
    `“${title}” would be ${same.id}, and new once to everyone who has read it; its old id is not a URI that is for ever, which Atom asks for, and cannot be kept. Where that must not be, leave the old feed as it is, and give the new ones other addresses`,
  );

function addressGone({ href, pathname }: URL, own: Own | undefined): Difference {
  const what = own
    ? `its article would be at ${pathOf(own.url)}; write aliases: ${pathname} in it`
    : 'nothing would be there; lead it elsewhere by redirects: in site.yaml';
  return differenceOf('address-gone', href, what);
}

function feedGone({ href, pathname }: URL): Difference {
  const message = `who has subscribed to it would get 404; write ${pathname}: and the feed that takes its place under redirects: in site.yaml`;
  return differenceOf('feed-gone', href, message);
}

/** Articles that nobody has seen, and that are older than some that everybody has. */
function oldAsNew(
  entries: readonly { readonly id: string; readonly published: Date }[],
  { items, cut }: PublishedItems,
  { byId }: ComparedFolder,
): readonly Difference[] {
  const dates = [...items.values()].flatMap(({ published }) => (published ? [published.getTime()] : []));
  const newest = Math.max(...dates, Number.NEGATIVE_INFINITY);
  const old = entries.filter(({ id, published }) => !items.has(id) && published.getTime() < newest);
  if (old.length === 0 || cut) return [];
  const names = old.slice(0, 3).map(({ id }) => `“${byId.get(id)?.title ?? id}”`);
  const message = `${old.length} of the newest ${entries.length} articles have never been published and are older than some that have: ${names.join(', ')}${old.length > 3 ? ', …' : ''}. Readers show them as new; if they were published under other ids, give them those`;
  return [
    { ...differenceOf('old-as-new', 'feeds', message), severity: old.length > FEW ? 'error' : 'warning' },
  ];
}

function differenceOf(code: Difference['code'], about: string, message: string): Difference {
  return { code, severity: kinds[code], about, message };
}

const titleKey = ({ title, published }: { readonly title: string; readonly published?: Date }): string =>
  `${title.replace(/\s+/g, ' ').trim().toLowerCase()} ${published?.toISOString().slice(0, 10) ?? ''}`;

function pathOf(url: string): string {
  const path = URL.parse(url, 'https://x.invalid')?.pathname ?? url;
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

const iso = (date: Date): string => date.toISOString().replace('.000Z', 'Z');
