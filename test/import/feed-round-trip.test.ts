import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSource } from '../../src/cli/export/source.ts';
import type { Article } from '../../src/domain/article.ts';
import { feed } from '../../src/import/feed/feed.ts';
import { plain } from '../../src/import/plain.ts';
import { articlesOf } from '../../src/runtime/copy/published.ts';
import { type FolderCollection, openFolderCollection } from '../../src/runtime/node/folder-collection.ts';
import { type Running, serve } from '../../src/runtime/node/serve.ts';
import { SAMPLE } from '../sample.ts';
import { folderWith, imported } from './collection.ts';
import { readEvents } from './events.ts';

const NOW = new Date('2026-11-30T12:00:00Z');

let running: Running;
let content: FolderCollection | undefined;

beforeAll(async () => {
  const collection = () => {
    if (content?.collection === undefined) throw new Error('the sample is not open yet');
    return content.collection;
  };
  running = await serve({ port: 0, host: 'localhost', now: () => NOW, collection });
  const dir = join(await folderWith(), 'copy');
  await exportSource({ dir: SAMPLE, out: dir });
  // Its links lead to this server.
  content = await openFolderCollection({ dir, siteUrl: running.url });
});
afterAll(async () => {
  await running.close(0);
  content?.close();
});

/** Articles by id. */
async function articlesIn({ handle, generation }: FolderCollection): Promise<ReadonlyMap<string, Article>> {
  const all = new Map<string, Article>();
  for await (const article of articlesOf(handle, generation)) all.set(article.id, article);
  return all;
}

/** What a feed at this path becomes in a paper with the same settings. */
async function roundTrip(path: string) {
  const events = await readEvents(feed, { from: `${running.url}${path}`, pause: 0 });
  const dir = await folderWith({
    'site.yaml': readFileSync(join(SAMPLE, 'site.yaml'), 'utf8').replace(/^(?:logo|icon): .*\n/gm, ''),
    'support.png': readFileSync(join(SAMPLE, 'support.png')),
  });
  const { losses } = await imported(dir, events, { system: 'feed', now: NOW });
  const made = await openFolderCollection({ dir, siteUrl: running.url });
  try {
    return { losses, articles: await articlesIn(made), problems: made.report.problems };
  } finally {
    made.close();
  }
}

const attributesIn = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value);

/** What an article is to readers. A tag that is called as a section is not in feeds beside it. */
function shown(article: Article) {
  const sections = article.sections.map(({ trail }) => trail.join('/'));
  const { title, description, url, published, updated, dateline, language, rights, license, image } = article;
  return {
    ...{ title, description, url, published, updated, dateline, language, rights, license, sections },
    authors: article.authors.map(({ name }) => name),
    tags: article.tags.map(({ name }) => name).filter((name) => !sections.includes(name)),
    image: image && [image.url, image.alt, image.caption, image.credit],
    files: [article.audio, article.video, ...article.attachments].flatMap((file) => (file ? [file.url] : [])),
    source: article.source && [article.source.name, article.source.url],
    correction: article.corrections.map(({ text }) => text).join(' '),
    text: plain(article.body),
    links: attributesIn(article.body, 'href').filter((href) => !href?.includes('#fn')),
    pictures: attributesIn(article.body, 'src'),
  };
}

describe.each(['/rss.xml', '/atom.xml', '/feed.json'])(
  'a copy of the sample by export --source, from %s',
  (path) => {
    it('is the same, article by article, with those of its archive', async () => {
      const { articles, problems } = await roundTrip(path);
      const { articles: originals } = { articles: content ? await articlesIn(content) : new Map() };
      const full = [...originals.values()].filter(
        ({ syndication, from, until }) => syndication === 'full' && from <= NOW && !(until && until <= NOW),
      );
      expect(full.length).toBeGreaterThan(40);
      for (const original of full) {
        const found = articles.get(original.id);
        expect(found && { id: found.id, ...shown(found) }).toEqual({ id: original.id, ...shown(original) });
      }
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    });
  },
);
