import { createApp } from '../../app/app.ts';
import type { Collection } from '../../store/collection.ts';
import type { MovedTarget } from './fold.ts';
import { type LinkOptions, readLinks } from './links.ts';
import type { Seeds } from './seeds.ts';
import { fileOf, NOT_FOUND, pathOf } from './target.ts';

/** A file of an export. */
export type ExportedFile = {
  /** The path of its address. */
  readonly path: string;
  /** Relative, with `/` between names. */
  readonly file: string;
  /** With charset. */
  readonly type: string;
  readonly bytes: Uint8Array;
};

type CrawlOptions = {
  readonly collection: Collection;
  readonly seeds: Seeds;
  readonly now: Date;
  /** Called for each file, one after another. */
  readonly progress?: (done: number, of: number) => void;
  readonly write: (file: ExportedFile) => Promise<void>;
};

/** Asks the service itself for everything that stands at an address and all that is linked from there; returns what has moved. */
export async function crawl({ collection, seeds, now, write, progress = () => {} }: CrawlOptions): Promise<{
  readonly moved: readonly MovedTarget[];
  /** Of the seeds' targets, those at which nothing stands. */
  readonly nowhere: ReadonlySet<string>;
}> {
  const { url } = collection.site;
  const { origin, pathname } = new URL(url);
  const base = pathname.replace(/\/$/, '');
  const app = createApp({ collection: () => collection, compressors: {}, now: () => now });
  const ask = (target: string, headers: Readonly<Record<string, string>> = { Accept: '*/*' }) =>
    Promise.resolve(app.fetch(new Request(origin + target, { headers })));
  const ends = new Map<string, string>();
  const follow = async (target: string): Promise<string> => {
    const cached = ends.get(target);
    if (cached !== undefined) return cached;
    // What is there answers 304, and is not made for this.
    const to = (await ask(target, { 'If-None-Match': '*' })).headers.get('location');
    const end = to?.startsWith(`${base}/`) ? to : target;
    ends.set(target, end);
    return end;
  };
  const queue = seeds.documents.map((path) => base + path);
  const queued = new Set(queue);
  const moved: MovedTarget[] = [];
  for (const [index, target] of queue.entries()) {
    progress(index + 1, queue.length);
    const response = await ask(target);
    const { status } = response;
    if (status >= 500) throw new Error(`${target}: ${status} ${await response.text()}`);
    const to = response.headers.get('location');
    if (to !== null && !target.includes('?')) moved.push({ from: target, to, status });
    // What was withdrawn has a page that says so; a host of files cannot say 410 with it.
    if (status !== 200 && status !== 410) continue;
    const { file, targets } = await read(target, response, { siteUrl: url, follow });
    await write(file);
    for (const each of targets.filter((found) => !queued.has(found) && found.startsWith(`${base}/`))) {
      queued.add(each);
      queue.push(each);
    }
  }
  const missing = await ask(`${base}/404`, { Accept: 'text/html' });
  const { file } = await read(NOT_FOUND, missing, { siteUrl: url, follow });
  await write(file);
  for (const path of seeds.redirects) {
    const response = await ask(base + path);
    const to = response.headers.get('location');
    if (to !== null) moved.push({ from: base + path, to, status: response.status });
  }
  const nowhere = new Set<string>();
  for (const target of seeds.targets) if ((await ask(base + target)).status === 404) nowhere.add(target);
  return { moved, nowhere };
}

const TEXT = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:xml|json)\b)/;

async function read(
  target: string,
  response: Response,
  links: Pick<LinkOptions, 'siteUrl' | 'follow'>,
): Promise<{ readonly file: ExportedFile; readonly targets: readonly string[] }> {
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  const isPage = type.startsWith('text/html');
  const bytes = new Uint8Array(await response.arrayBuffer());
  const path = pathOf(target);
  const file = fileOf(path, isPage);
  if (!TEXT.test(type)) return { file: { path, file, type, bytes }, targets: [] };
  const before = new TextDecoder().decode(bytes);
  const { text, targets } = await readLinks(before, { ...links, isPage });
  return {
    file: { path, file, type, bytes: text === before ? bytes : new TextEncoder().encode(text) },
    targets,
  };
}
