import { createApp } from '../../src/app/app.ts';
import type { Article, Withdrawal } from '../../src/domain/article.ts';
import type { Collection } from '../../src/store/collection.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { article, at, type Paper, paper, sourceOf } from '../contract/paper.ts';
import { type HistoryDocument, readHistory } from './reader.ts';

/** The instant everything is asked at. */
export const NOW = at(1_000_000_000);

/** A story of a minute, in one of a few places. */
export function story(id: string, minute: number, more: Partial<Article> = {}): Article {
  const place = minute % 3 === 0 ? 'news/northwest' : 'news';
  return article({
    id,
    published: at(minute * 60_000),
    hash: `hash-${id}`,
    title: `A story of ${id}`,
    sections: [{ path: place, trail: place.split('/') }],
    tags: minute % 2 === 0 ? [{ name: 'Even', slug: 'even' }] : [],
    ...more,
  });
}

/** So many stories, one a minute. */
export const stories = (count: number): readonly Article[] =>
  Array.from({ length: count }, (_, index) => story(`s${index}`, index));

/** What is left of a story. */
export function takenBack({ id, path, published, sections, tags }: Article): Withdrawal {
  return {
    id,
    path,
    withdrawn: at(NOW.getTime() - 1),
    reason: 'It was not so.',
    from: published,
    sections: sections.map((section) => section.path),
    authors: [],
    tags: tags.map(({ slug }) => slug),
    local: 'that day',
  };
}

type Contents = {
  readonly articles: readonly Article[];
  readonly withdrawals?: readonly Withdrawal[];
  readonly delta?: boolean;
};

let revision = 0;

/** A paper with a revision of its own. */
export function paperOf({ articles, withdrawals = [], delta = false }: Contents): Paper {
  const { snapshot, ...rest } = paper({ articles, withdrawals, sections: ['news', 'news/northwest'] });
  revision += 1;
  const site = { ...snapshot.site, feeds: { ...snapshot.site.feeds, delta } };
  return { ...rest, snapshot: { ...snapshot, site, revision: `r${revision}` } };
}

export function openPaper(made: Paper): Collection {
  return createMemoryCollection(made.snapshot, sourceOf(made));
}

/** A client of a service whose collection can be exchanged under it. */
export type Client = {
  get(address: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Follows redirects, and says what the answer holds. */
  read(address: string): Promise<HistoryDocument & { readonly address: string; readonly response: Response }>;
};

/** A client of the collection that `current` gives. */
export function clientOf(current: () => Collection, now: () => Date = () => NOW): Client {
  const app = createApp({ collection: current, now, compressors: {} });
  const get: Client['get'] = async (address, headers = {}) => app.request(address, { headers });
  return {
    get,
    async read(address) {
      const response = await get(new URL(address, 'https://gazette.example').href);
      const location = response.headers.get('location');
      if (location !== null) return this.read(location);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${address}: ${response.status} ${text}`);
      return { ...readHistory(response.headers.get('content-type') ?? '', text), address, response };
    },
  };
}
