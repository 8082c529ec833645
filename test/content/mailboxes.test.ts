import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { collectionOf } from '../support/compiled.ts';
import { article, compiled, site } from './folder.ts';

const jane = { name: 'Jane Doe', email: 'jane@x.example' };
const john = { name: 'John Roe', email: 'john@y.example' };
const janeAlone = { name: 'Jane Doe' };
const johnAlone = { name: 'John Roe' };

/** As `authors` says it, whom feeds name, and the names that `check` asks for. */
const rows: readonly (readonly [authors: string, people: readonly object[], advice: string | undefined])[] = [
  ['Jane Doe <jane@x.example>', [jane], undefined],
  ['"Jane Doe" <jane@x.example>', [jane], undefined],
  ['Jane Doe (News) <jane@x.example>', [jane], undefined],
  ['Jane Doe <jane@x.example>, John Roe <john@y.example>', [jane, john], undefined],
  ['Jane Doe <jane@x.example> and John Roe <john@y.example>', [jane, john], undefined],
  ['Jane Doe <jane@x.example>; John Roe', [jane, johnAlone], undefined],
  [
    'Jane Doe <jane@exämple.example>',
    [{ name: 'Jane Doe', email: 'jane@xn--exmple-cua.example' }],
    undefined,
  ],
  ['Jane Doe <jané@x.example>', [janeAlone], '[Jane Doe]'],
  ['Jane Doe <jane..doe@x.example>', [janeAlone], '[Jane Doe]'],
  ['Jane Doe <mailto:jane@x.example>', [janeAlone], '{name: Jane Doe, email: jane@x.example}'],
  ['mailto:jane@x.example', [], '{name: Jane Doe, email: jane@x.example}'],
  ['jane@x.example', [], '{name: Jane Doe, email: jane@x.example}'],
  ['<jane@x.example>', [], '{name: Jane Doe, email: jane@x.example}'],
  ['Jane Doe (jane@x.example)', [janeAlone], '{name: Jane Doe, email: jane@x.example}'],
  ['jane@x.example (Jane Doe)', [janeAlone], '{name: Jane Doe, email: jane@x.example}'],
  ['Jane Doe, jane@x.example', [janeAlone], '{name: Jane Doe, email: jane@x.example}'],
  ['Jane Doe [jane@x.example]', [janeAlone], '{name: Jane Doe, email: jane@x.example}'],
  ['Jane Doe <jane@x>', [janeAlone], '[Jane Doe]'],
  [
    'Jane Doe (jane@x.example) & John Roe (john@y.example)',
    [janeAlone, johnAlone],
    '{name: Jane Doe, email: jane@x.example}, {name: John Roe, email: john@y.example}',
  ],
  ['jane@x.example (Jane Doe), john@y.example (John Roe)', [janeAlone, johnAlone], '{name: John Roe,'],
  ['Jane Doe @jane', [{ name: 'Jane Doe @jane' }], undefined],
];

test.for(rows)('authors: %s', async ([authors, people, advice]) => {
  const result = await compiled({ 'news/a.md': article(`authors: ['${authors}']\n`) });
  expect(result.problems.map(({ code, message }) => [code, message])).toEqual(
    advice === undefined ? [] : [['author-name', expect.stringContaining(advice)]],
  );
  const collection = collectionOf(result);
  const app = createApp({ collection: () => collection, now: () => new Date('2026-06-01'), compressors: {} });
  const get = async (path: string) => (await app.request(`https://paper.example${path}`)).text();
  const [found] = result.articles.values();
  expect(found?.authors.map(({ slug: _, ...author }) => author)).toEqual(people);
  for (const path of ['/rss.xml', '/atom.xml', '/feed.json', '/ninjs.json', '/news/a', '/authors/'])
    for (const { email = '' } of [jane, john])
      if (!people.some((one) => 'email' in one && one.email === email))
        expect(await get(path)).not.toContain(email);
});

test.for([
  ['contact: Jane Doe <jane@x.example>', { contact: jane }, []],
  ['contact: jane@x.example (Jane Doe)', { contact: jane }, []],
  ['contact: mailto:jane@x.example', { contact: { email: 'jane@x.example' } }, []],
  ['contact: {email: jane@пример.рф}', { contact: { email: 'jane@xn--e1afmkfd.xn--p1ai' } }, []],
  ['contact: {email: жанна@x.example}', {}, ['bad-value']],
  ['contact: {email: "jane doe@x.example"}', {}, ['bad-value']],
  ['contact: Jane Doe', {}, ['bad-value']],
  [
    'organisation: The Paper <news@x.example>',
    { organisation: { name: 'The Paper', email: 'news@x.example' } },
    [],
  ],
  ['organisation: The Paper (news@x.example)', { organisation: { name: 'The Paper' } }, ['author-name']],
  ['author: "news@x.example: The Paper"', { organisation: { name: 'The Paper' } }, ['author-name']],
  [
    'organisation: {name: The Paper, email: news@x.example}',
    { organisation: { email: 'news@x.example' } },
    [],
  ],
  ['organisation: news@x.example', {}, ['bad-value']],
] as const)('%s', async ([line, facts, codes]) => {
  const { snapshot, problems } = await compiled({ 'site.yaml': `${site}${line}\n`, 'news/a.md': article() });
  expect(problems.map(({ code }) => code)).toEqual(codes);
  expect(snapshot?.site ?? {}).toMatchObject(facts);
});
