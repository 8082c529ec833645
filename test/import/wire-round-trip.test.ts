import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import type { Article } from '../../src/domain/article.ts';
import type { ImportSystem } from '../../src/import/import-system.ts';
import { plain } from '../../src/import/plain.ts';
import { newsml, ninjs } from '../../src/import/wire/wire.ts';
import { articlesOf } from '../../src/runtime/copy/published.ts';
import { type FolderCollection, openFolderCollection } from '../../src/runtime/node/folder-collection.ts';
import { SAMPLE } from '../sample.ts';
import { folderWith, imported } from './collection.ts';
import { readEvents } from './events.ts';

const NOW = new Date('2026-11-30T12:00:00Z');
const URL_OF_SITE = 'http://localhost:8787';

let content: FolderCollection;
let originals: readonly Article[];

beforeAll(async () => {
  content = await openFolderCollection({ dir: SAMPLE, siteUrl: URL_OF_SITE });
  const all = await articlesIn(content);
  originals = [...all.values()].filter(
    ({ syndication, from, until, elsewhere }) =>
      syndication === 'full' && !elsewhere && from <= NOW && !(until && until <= NOW),
  );
});
afterAll(() => content.close());

async function articlesIn({ handle, generation }: FolderCollection): Promise<ReadonlyMap<string, Article>> {
  const all = new Map<string, Article>();
  for await (const article of articlesOf(handle, generation)) all.set(article.id, article);
  return all;
}

async function served(paths: readonly string[]): Promise<readonly string[]> {
  const { collection } = content;
  if (collection === undefined) throw new Error('the sample does not compile: npm run check');
  const app = createApp({ collection: () => collection, now: () => NOW, compressors: {} });
  return Promise.all(paths.map(async (path) => (await app.request(`${URL_OF_SITE}${path}`)).text()));
}

async function roundTrip(system: ImportSystem, files: Readonly<Record<string, string>>) {
  const from = await folderWith(files);
  const dir = await folderWith({
    'site.yaml': readFileSync(join(SAMPLE, 'site.yaml'), 'utf8').replace(/^(?:logo|icon): .*\n/gm, ''),
    'support.png': readFileSync(join(SAMPLE, 'support.png')),
  });
  await imported(dir, await readEvents(system, { from, site: URL_OF_SITE }), {
    system: system.name,
    now: NOW,
  });
  const made = await openFolderCollection({ dir, siteUrl: URL_OF_SITE });
  try {
    return { articles: await articlesIn(made), problems: made.report.problems };
  } finally {
    made.close();
  }
}

const attributesIn = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value);

/** What an article is to readers. */
function shown(article: Article) {
  const sections = article.sections.map(({ trail }) => trail.join('/'));
  const { title, description, url, published, updated, language, rights, license, image } = article;
  return {
    ...{ title, description, url, published, updated, language, rights, license, sections },
    authors: article.authors.map(({ name }) => name),
    tags: article.tags.map(({ name }) => name),
    image: image?.url,
    alt: image?.alt,
    files: [article.audio, article.video, ...article.attachments].flatMap((file) => (file ? [file.url] : [])),
    source: article.source?.name,
    corrections: article.corrections.map(({ text }) => text),
    text: plain(article.body),
    links: attributesIn(article.body, 'href').filter((href) => !href?.includes('#fn')),
    pictures: attributesIn(article.body, 'src'),
  };
}

async function ninjsFiles(): Promise<Readonly<Record<string, string>>> {
  const files = await served(['/ninjs.json?limit=200']);
  return Object.fromEntries(files.map((text, at) => [`${at}.json`, text]));
}

async function newsmlFiles(): Promise<Readonly<Record<string, string>>> {
  const files = await served(originals.map(({ path }) => `${path}/newsml.xml`));
  return Object.fromEntries(files.map((text, at) => [`${at}.xml`, text]));
}

describe.each([
  ['ninjs', ninjs, ninjsFiles],
  ['NewsML-G2', newsml, newsmlFiles],
])('the sample as %s', (_, system, files) => {
  it('comes back as it was', async () => {
    const { articles, problems } = await roundTrip(system, await files());
    expect(originals.length).toBeGreaterThan(40);
    for (const original of originals) {
      const found = articles.get(original.id);
      expect(found && { id: found.id, ...shown(found) }).toEqual({ id: original.id, ...shown(original) });
    }
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
