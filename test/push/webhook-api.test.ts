import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endpointOfApi, opened } from '../contract/webhooks.ts';
import { hubPaper, story } from './hub-paper.ts';
import { type Received, subscriber, until } from './subscriber.ts';

test('an endpoint of the API: made, tested, told, its secret rotated with both in use, a delivery repeated, removed', async () => {
  await endpointOfApi(await hubPaper(), await subscriber());
});

const IDEMPOTENT = { 'Idempotency-Key': 'one' };

const REFUSED: readonly (readonly [
  why: string,
  path: string,
  body: unknown,
  method: string,
  status: number,
  detail: string,
])[] = [
  ['a private address', '', { url: 'http://10.0.0.1/' }, 'POST', 400, 'url is not at a public address'],
  ['another port', '', { url: 'https://a.example:25/' }, 'POST', 400, 'url has port 25'],
  ['a name in the URL', '', { url: 'https://a:b@a.example/' }, 'POST', 400, 'url has a name'],
  ['an unknown event', '', { url: 'https://a.example/', events: ['x'] }, 'POST', 400, 'events[0]'],
  [
    'an unknown partner',
    '',
    { url: 'https://a.example/', partner: 'msn' },
    'POST',
    400,
    'no partner “msn”; it names ',
  ],
  [
    'an unknown section',
    '',
    { url: 'https://a.example/', sections: ['News', 'No/Where'] },
    'POST',
    400,
    'no section “No/Where”; name one by its path',
  ],
  [
    'an unknown tag',
    '',
    { url: 'https://a.example/', tags: ['Ferrys'] },
    'POST',
    400,
    'No article has the tag “Ferrys”',
  ],
  ['an unknown field', '', { url: 'https://a.example/', secret: 'x' }, 'POST', 400, 'secret'],
  ['one that is not there', '/wh_none/test', {}, 'POST', 404, 'no endpoint “wh_none”'],
  ['a delivery that is not there', '/cms/deliveries/7/redeliver', {}, 'POST', 404, 'no delivery “7”'],
  [
    'one of site.yaml, changed',
    '/cms',
    { url: 'https://a.example/' },
    'PUT',
    409,
    'site.yaml; change it there',
  ],
  ['one of site.yaml, removed', '/cms', undefined, 'DELETE', 409, 'site.yaml; remove it there'],
  ['a secret in a variable', '/cms/rotate', {}, 'POST', 409, 'in the variable CMS_SECRET'],
];

test('/api/webhooks refuses what cannot be, and says what to do', async () => {
  const paper = await hubPaper({
    site: 'webhooks:\n  cms: {url: https://hooks.example/, secret: CMS_SECRET}\n',
  });
  await until(async () => (await paper.webhooks()).isObserved);
  for (const [why, path, body, method, status, detail] of REFUSED) {
    const answer = await paper.api(`/webhooks${path}`, body, method);
    expect(answer.status, why).toBe(status);
    expect((await answer.json()).detail, why).toContain(detail);
  }
  expect((await paper.webhooks()).list.map(({ id }) => id)).toEqual(['cms']);
});

test('an endpoint of site.yaml without a variable has its secret made, and is sent then what waits', async () => {
  const { callback, deliveries } = await subscriber();
  const paper = await hubPaper({ site: `webhooks:\n  cms: {url: '${callback}'}\n` });
  await until(async () => (await paper.webhooks()).isObserved);
  paper.put('news/ferry.md', story('ferry'));
  const reason = 'it has no secret: dateline hub rotate cms makes one';
  await until(async () => (await paper.webhooks()).list.some((one) => one.reason === reason));
  expect(deliveries).toEqual([]);
  const { secret } = await (await paper.api('/webhooks/cms/rotate', {})).json();
  await paper.api('/webhooks/cms/resume', {});
  await until(() => deliveries.length === 1);
  const [first] = deliveries as [Received];
  expect(opened(first, secret)).toMatchObject({ type: 'article.published' });
});

test('the text of what is withdrawn through the API is in no database beside the folder afterwards', async () => {
  const secret = 'xyzzy-the-mayor-resigns';
  const paper = await hubPaper();
  const { callback, deliveries } = await subscriber({ deliver: () => ({ status: 500 }) });
  await paper.api('/webhooks', { url: callback });
  await until(async () => (await paper.webhooks()).isObserved);
  // What is wrong with it quotes it.
  const text = story('mayor', `${secret} [more](${secret}.md)\n`).replace('The mayor', secret);
  const put = await paper.api(
    '/batch',
    { files: [{ path: 'news/mayor.md', content: text }] },
    'POST',
    IDEMPOTENT,
  );
  expect(put.status).toBe(200);
  expect(await put.text()).toContain(secret);
  await until(() => deliveries.length === 1);
  await paper.api('/articles/news%2Fmayor.md/correct', { text: `Not ${secret}.` });
  const withdrawn = await paper.api('/articles/news%2Fmayor.md/withdraw', { reason: 'It was wrong.' });
  expect(withdrawn.status).toBe(200);
  await until(async () => (await (await paper.api('/webhooks')).json()).webhooks[0].pending === 1);
  const names = readdirSync(paper.home).filter((name) => /^(?:push|publish)\.db/.test(name));
  expect(names).toEqual(expect.arrayContaining(['push.db', 'push.db-wal', 'publish.db', 'publish.db-wal']));
  const bytes = names.map((name) => join(paper.home, name)).filter((file) => statSync(file).isFile());
  for (const file of bytes) expect(readFileSync(file).includes(secret), file).toBe(false);
  expect(bytes.some((file) => readFileSync(file).includes('news/mayor.md'))).toBe(true);
});
