import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { collectionOf } from '../support/compiled.ts';
import { article, compiled } from './folder.ts';

/** The service over one article with these tags, of a paper with these lines in site.yaml. */
async function serviceOf(tags: readonly string[], lines: string) {
  const result = await compiled({
    'site.yaml': `title: The Gazette\nurl: https://gazette.example\n${lines}`,
    'news/a.md': article(`tags: ${JSON.stringify(tags)}\n`),
  });
  const collection = collectionOf(result);
  return createApp({
    collection: () => collection,
    now: () => new Date('2026-06-01T12:00:00Z'),
    compressors: {},
  });
}

test.for([
  ['en-US', ['Åse', 'Avalon', 'Élodie', 'Ernest', 'Fame'], ['A', 'E', 'F']],
  ['es', ['Ana', 'Ángel', 'Norte', 'Ñandú'], ['A', 'N', 'Ñ']],
  ['sv', ['Anna', 'Zlatan', 'Åsa', 'Ärla'], ['A', 'Z', 'Å', 'Ä']],
  ['en', ['20 years', '58-0', 'Ferries'], ['#', 'F']],
] as const)('in %s /tags/ puts %j under %j', async ([language, tags, letters]) => {
  const app = await serviceOf(tags, `language: ${language}\ntimezone: UTC\n`);
  const page = await (await app.request('https://gazette.example/tags/')).text();
  expect([...page.matchAll(/<section><h2>([^<]*)<\/h2>/g)].map(([, letter]) => letter)).toEqual(letters);
});

/** The instant at which a day begins in a zone; a redirect to the day says that it is that. */
test.for([
  ['America/Los_Angeles', '2026-01-30T08:00:00Z', '2026-01-30'],
  ['America/Los_Angeles', '2026-05-30T07:00:00Z', '2026-05-30'],
  ['America/Los_Angeles', '2026-03-08T08:00:00Z', '2026-03-08'],
  ['America/Los_Angeles', '2026-03-09T07:00:00Z', '2026-03-09'],
  ['America/Los_Angeles', '1975-02-24T07:00:00Z', '1975-02-24'],
  ['America/Sao_Paulo', '2018-11-05T02:00:00Z', '2018-11-05'],
  ['America/Sao_Paulo', '2019-11-05T03:00:00Z', '2019-11-05'],
  ['Asia/Kathmandu', '2026-05-29T18:15:00Z', '2026-05-30'],
  ['Australia/Lord_Howe', '2026-01-01T13:00:00Z', '2026-01-02'],
  ['Africa/Casablanca', '2026-02-09T23:00:00Z', '2026-02-10'],
  ['UTC', '2026-05-30T00:00:00Z', '2026-05-30'],
] as const)('in %s since=%s is %s', async ([timezone, instant, day]) => {
  const app = await serviceOf(['Ferries'], `language: en\ntimezone: ${timezone}\n`);
  const answer = await app.request(`https://gazette.example/rss.xml?since=${instant}`);
  expect(answer.headers.get('location')).toBe(`/rss.xml?since=${day}`);
});
