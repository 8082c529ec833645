import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program } from '../cli/program.ts';
import { BASE, type HubPaper, hubPaper, story } from './hub-paper.ts';
import { subscriber, until } from './subscriber.ts';

const PARTNERS = `partners:
  wire:
    profile: generic
    access:
      key: WIRE_KEY
  slow:
    profile: msn
    access:
      bearer: SLOW_KEY
  open:
    profile: generic
webhooks:
  pushed:
    url: CALLBACK
    partner: slow
    secret: HOOK
`;

const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';

const secrets = (name: string) => (name === 'HOOK' ? SECRET : 'open-sesame');

const WIRE = '/partners/wire/rss.xml?key=open-sesame';

/** What the API says of an article, by partner. */
async function receiptsOf(paper: HubPaper, article: string) {
  const answer = await paper.api(`/receipts?article=${encodeURIComponent(article)}`);
  expect(answer.status).toBe(200);
  const { partners, ...about } = await answer.json();
  const states: Record<string, string> = {};
  for (const { partner, state } of partners) states[partner] = state;
  return { ...about, partners, states };
}

const withdrawn = (text: string) =>
  text.replace('---\n', `---\nstatus: withdrawn\nreason: Wrong.\nwithdrawn: ${new Date().toISOString()}\n`);

test('who has fetched or was sent which version, its correction and its withdrawal, and who has not', async () => {
  const hook = await subscriber();
  const { callback, deliveries } = hook;
  const paper = await hubPaper({ secrets, site: PARTNERS.replace('CALLBACK', callback) });
  await until(async () => (await paper.webhooks()).isObserved);
  const before = await receiptsOf(paper, 'news/first.md');
  expect(before).toMatchObject({ path: '/news/first', section: 'news', state: 'public' });
  // To a key of another folder it is as if there were none.
  for (const [read, status] of [
    [['News/'], 200],
    [['sports'], 404],
    [false, 403],
  ] as const) {
    const { secret } = await (await paper.api('/keys', { name: 'a desk', read })).json();
    const headers = { Authorization: `Bearer ${secret}` };
    const answer = await paper.api('/receipts?article=news/first.md', undefined, 'GET', headers);
    expect([read, answer.status]).toEqual([read, status]);
  }
  expect(before.states).toEqual({ wire: 'none', slow: 'none', open: 'public' });
  // A wrong key, a look at the head alone, and a feed that anybody may read say nothing.
  await paper.get('/partners/wire/rss.xml?key=wrong');
  await paper.get(WIRE, { method: 'HEAD' });
  await paper.get('/partners/open/rss.xml');
  for (const name of ['/news/first', 'news/first', 'News/First'])
    expect((await receiptsOf(paper, name)).states).toEqual(before.states);
  const first = await paper.get(WIRE, { headers: { 'Accept-Encoding': 'gzip' } });
  await first.text();
  const fetched = await receiptsOf(paper, `${BASE}/news/first`);
  expect(fetched.states).toEqual({ wire: 'current', slow: 'none', open: 'public' });
  expect(fetched.partners[0]).toMatchObject({ via: 'fetched', correction: null, lacksCorrection: false });
  // One that finds that nothing has changed has what it had.
  paper.advance(60_000);
  const etag = first.headers.get('etag') ?? '';
  expect((await paper.get(WIRE, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  const same = await receiptsOf(paper, fetched.id);
  expect(same.partners[0]).toMatchObject({
    last: fetched.partners[0].last,
    first: fetched.partners[0].first,
  });
  expect(Date.parse(same.partners[0].fetched)).toBeGreaterThan(Date.parse(fetched.partners[0].fetched));
  const corrected = story('first').replace('---\n', '---\ncorrection: {date: 2024-03-02, text: Wrong.}\n');
  paper.put('news/first.md', corrected);
  await until(() => deliveries.length === 1);
  await until(async () => (await receiptsOf(paper, '/news/first')).states.slow === 'current');
  const after = await receiptsOf(paper, '/news/first');
  expect(after.partners).toMatchObject([
    { partner: 'wire', state: 'outdated', correction: null, lacksCorrection: true },
    { partner: 'slow', via: 'webhook', correction: expect.any(String), lacksCorrection: false },
    { partner: 'open' },
  ]);
  await (await paper.get(WIRE)).text();
  expect((await receiptsOf(paper, '/news/first')).partners[0]).toMatchObject({
    ...{ state: 'current', correction: expect.any(String), lacksCorrection: false },
  });
  paper.put('news/first.md', withdrawn(corrected));
  await until(async () => (await receiptsOf(paper, '/news/first')).states.slow === 'withdrawn');
  expect((await receiptsOf(paper, '/news/first')).states.wire).toBe('withdrawal-missing');
  await (await paper.get(WIRE)).text();
  expect(await receiptsOf(paper, '/news/first')).toMatchObject({
    ...{ state: 'withdrawn', states: { wire: 'withdrawn', slow: 'withdrawn' } },
  });
  expect((await paper.api('/receipts?article=nothing')).status).toBe(404);
});

test('a delivery by the hub is a receipt, and dateline receipts says so', async () => {
  const { callback, deliveries } = await subscriber();
  const paper = await hubPaper({ secrets, site: PARTNERS.slice(0, PARTNERS.indexOf('webhooks')) });
  await paper.subscribe(`${BASE}${WIRE}`, callback);
  paper.put('news/ferry.md', story('ferry'));
  await until(() => deliveries.length === 1);
  await until(async () => (await receiptsOf(paper, '/news/ferry')).states.wire === 'current');
  mkdirSync(join(paper.home, '.dateline'));
  symlinkSync(join(paper.home, 'push.db'), join(paper.home, '.dateline/push.db'));
  const env = { CONTENT_DB: join(paper.home, 'collection.db') };
  const run = (...args: readonly string[]) =>
    program('receipts', { args: [...args, '--content', paper.dir], env });
  const { code, stdout } = await run('news/ferry.md');
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^\/news\/ferry {2}public {2}tag:.*\n {2}wire {2}has it as readers do; delivered 20/,
  );
  expect(stdout).toContain('\n  slow  has had nothing of it');
  expect(JSON.parse((await run('/news/ferry', '--json')).stdout).partners).toHaveLength(3);
  expect((await run(join(paper.dir, 'news/ferry.md'))).stdout).toBe(stdout);
  expect((await run('/nothing')).code).toBe(1);
});
