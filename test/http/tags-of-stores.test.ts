import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EVERYTHING } from '../sample.ts';
import { compile } from '../support/compiled.ts';
import { pathsOf } from '../support/paths.ts';
import { stores } from './stores.ts';

/** The paper, and the same in other languages: its own words on pages are another's. */
const languages = ['en-US', 'ja'];

const selections = [
  '/rss.xml?near=46.2,-123.8,25',
  '/news/atom.xml?subject=11000000',
  '/feed.json?language=ja',
];

const ofLiveStory = [
  '',
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/ninjs.json',
  '/newsml.xml',
  '/republish.txt',
].map((end) => `/ja/2026/flood${end}`);

function paperIn(language: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'dateline-tags-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  cpSync(EVERYTHING, dir, { recursive: true });
  const file = join(dir, 'site.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('language: en-US', `language: ${language}`));
  return dir;
}

test.for(languages)(
  'a paper with every key, in %s: documents have the same bytes and ETag in each store',
  async (language) => {
    const dir = paperIn(language);
    const { snapshot } = await compile({ dir });
    const paths = [...pathsOf(snapshot ?? expect.fail()), ...selections];
    const clock = () => new Date('2026-12-01T08:00:00Z');
    const answers = await Promise.all(
      Object.values(stores).map(async (create) => {
        const store = await create({ dir, clock });
        await store.publish();
        const answered = [];
        for (const path of paths) {
          const answer = await store.get(path);
          answered.push([path, answer.status, answer.headers.get('etag'), await answer.text()]);
        }
        store.close();
        return answered;
      }),
    );
    const [first, ...others] = answers;
    const served = first?.flatMap(([path, status]) => (status === 200 ? [path] : []));
    expect(served).toEqual(expect.arrayContaining([...ofLiveStory, ...selections]));
    for (const other of others) expect(other).toEqual(first);
  },
);
