import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { exportTo } from '../../src/cli/export/export.ts';
import { INSTANT } from '../runtime/instant.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { SITE, story, writeNewsroom } from './newsroom.ts';
import { folder } from './program.ts';
import { staticHost } from './static-host.ts';

const AUTHORS = [
  'Ingrid Sørlie',
  'O’Brien & Sons',
  '王伟',
  'Ünal/Çelik',
  '50% Off',
  'a.b.c',
  'Feed',
  '“Q” <q@lantern.example>',
];
const TAGS = ['C++', 'C#', 'Ferries / Boats', 'R&D', '日本', 'archive', 'rss.xml', 'Ça va?'];

/** Articles of two years in sections below sections, far more than a feed or an archive page holds. */
function archive(count: number): Readonly<Record<string, string>> {
  const sections = ['news', 'news/northwest', 'news/northwest/islands', 'culture', 'culture/feeds'];
  const named = (all: readonly string[], at: number) => JSON.stringify(all[at % all.length]);
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const date = new Date(INSTANT.getTime() - (at + 1) * 55 * 3_600_000).toISOString();
      const more = `authors: [${named(AUTHORS, at)}]\ntags: [${named(TAGS, at)}, Everything]\naliases: [/Blog/${at}/Störy.html]\n`;
      return [`${sections[at % sections.length]}/story-${at}.md`, story(`Story ${at}`, date, more)];
    }),
  );
}

const PARTNERS = 'partners:\n  open: { profile: generic }\n  wire: { profile: generic, format: atom }\n';

describe.each(['https://lantern.example', 'https://lantern.example/paper'])(
  '260 articles, exported for %s',
  (siteUrl) => {
    const { pathname } = new URL(siteUrl);
    const base = pathname.replace(/\/$/, '');
    let place: Awaited<ReturnType<typeof folder>>;
    let host: (path: string) => Response;
    let live: (path: string) => Promise<Response>;
    let texts: ReadonlyMap<string, string>;

    beforeAll(async () => {
      place = await folder();
      const content = join(place.dir, 'content');
      await writeNewsroom(content, {
        ...archive(260),
        'site.yaml': `${SITE}feeds: { limit: 20 }\n${PARTNERS}redirects: { /Old/*: /news/:splat, /gone: /news/ }\n`,
        'culture/_index.md': '---\ntitle: Culture\n---\n',
        ...Object.fromEntries(
          ["it's", '50%25', 'what%3F', 'Ödön (2)'].map((slug, at) => {
            const lines = `url: "${siteUrl}/news/${slug}"\nlive: true\nupdates: [{time: 2026-11-02 10:00, title: x}]\n`;
            return [`news/own-${at}.md`, story(`Own ${at}`, '2026-11-02 09:00', lines)];
          }),
        ),
      });
      const compiled = await compile({ dir: content, siteUrl });
      expect(compiled.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const out = join(place.dir, 'public');
      await exportTo({ content: compiled.content, out, now: INSTANT });
      const collection = collectionOf(compiled);
      const app = createApp({ collection: () => collection, compressors: {}, now: () => INSTANT });
      live = async (path) => app.fetch(new Request(`https://lantern.example${path}`));
      host = staticHost(out);
      const entries = await readdir(out, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      texts = new Map(
        await Promise.all(
          files
            .filter((file) => /\.(?:xml|json|html|txt)$/.test(file))
            .map(async (file) => [file.slice(out.length), await readFile(file, 'utf8')] as const),
        ),
      );
    }, 300_000);
    afterAll(() => place.remove());

    it('leads from every link in every file to a file', async () => {
      const reached = followed(async (path) => host(path));
      const broken = new Set<string>();
      let links = 0;
      for (const [file, text] of texts)
        for (const path of linksOf(text, siteUrl)) {
          links += 1;
          if ((await reached(path)) === undefined) broken.add(`${file} → ${path}`);
        }
      expect(links).toBeGreaterThan(10_000);
      expect([...broken]).toEqual([]);
    });

    const scopes = [
      '',
      '/news',
      '/news/northwest',
      '/culture/feeds',
      '/tags/everything',
      '/tags/c-plus-plus',
    ];
    const feeds = scopes.flatMap((scope) =>
      FORMATS.map((format) => ({ path: `${scope}/${format.file}`, ...format })),
    );

    it.each(feeds)('has the whole history of $path, as the service has', async ({ path, older, id }) => {
      const history = async (ask: (path: string) => Promise<Response | undefined>) => {
        const ids: string[] = [];
        let documents = 0;
        for (let next: string | undefined = base + path; next !== undefined; documents += 1) {
          const text: string = (await (await ask(next))?.text()) ?? `nothing at ${next}`;
          ids.push(...[...text.matchAll(id)].map(([, found = '']) => found));
          const url: string | undefined = older.exec(text)?.[1]?.replaceAll('&amp;', '&');
          next = url?.slice('https://lantern.example'.length);
        }
        return { ids, documents };
      };
      const wanted = await history(followed(live));
      expect(wanted.documents).toBeGreaterThan(1);
      expect(await history(followed(async (each) => host(each)))).toEqual(wanted);
    });
  },
);

const FORMATS = [
  { file: 'rss.xml', older: /rel="prev-archive"[^>]* href="([^"]*)"/, id: /<guid[^>]*>([^<]*)</g },
  { file: 'atom.xml', older: /rel="prev-archive"[^>]* href="([^"]*)"/, id: /<entry><id>([^<]*)</g },
  { file: 'feed.json', older: /"next_url":"([^"]*)"/, id: /\{"id":"([^"]*)"/g },
];

/** Where a host leads in the end; undefined for nothing. */
function followed(ask: (path: string) => Promise<Response>): (path: string) => Promise<Response | undefined> {
  return async (path) => {
    let response = await ask(path);
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 3; hops += 1) {
      const { pathname, search } = new URL(response.headers.get('location') ?? '', 'https://lantern.example');
      response = await ask(pathname + search);
    }
    return response.status === 200 ? response : undefined;
  };
}

/** The paths, with their queries, of all links of a document to its site. */
function linksOf(document: string, siteUrl: string): ReadonlySet<string> {
  const { origin, pathname } = new URL(siteUrl);
  const text = document.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&#39;', "'");
  const base = pathname.replace(/\/$/, '');
  const quoted = siteUrl.replaceAll('.', '\\.');
  const absolute = [...text.matchAll(new RegExp(`${quoted}(?:/[^\\s"<>\\\\]*|(?=["'<\\s]))`, 'g'))].map(
    ([url]) => url,
  );
  const relative = [...text.matchAll(/ (?:href|src|action|srcset|poster)="(\/[^"\s]*)/g)].map(
    ([, path = '']) => origin + path,
  );
  const all = [...absolute, ...relative].map((url) => new URL(url.replaceAll('&amp;', '&')));
  return new Set(
    all.filter((url) => `${url.pathname}/`.startsWith(`${base}/`)).map((url) => url.pathname + url.search),
  );
}
