import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BASE, embargoed, hubPaper, story } from './hub-paper.ts';
import { subscriber, until } from './subscriber.ts';

const TOPIC = `${BASE}/rss.xml`;

test('an embargo that lifts, and an expiry, are sent at their instants, not before', async () => {
  const paper = await hubPaper();
  const { callback, deliveries } = await subscriber();
  await paper.subscribe(TOPIC, callback);
  const [from, end] = await embargoed(paper);
  expect(deliveries).toHaveLength(0);
  paper.advance(from.getTime() - Date.now());
  await until(() => deliveries.length === 1);
  expect(deliveries[0]?.body).toContain('The embargoed');
  paper.advance(end.getTime() - from.getTime());
  await until(() => deliveries.length === 2);
  expect(deliveries[1]?.body).not.toContain('The embargoed');
});

test('a change of site.yaml is sent', async () => {
  const paper = await hubPaper();
  const { callback, deliveries } = await subscriber();
  await paper.subscribe(TOPIC, callback);
  paper.put(
    'site.yaml',
    readFileSync(join(paper.dir, 'site.yaml'), 'utf8').replace('The Paper', 'The Sheet'),
  );
  await until(() => deliveries.length === 1);
  expect(deliveries[0]?.body).toContain('<title>The Sheet</title>');
});

test('an update of a story in progress is sent to those of its own feed', async () => {
  const update = (title: string) => `\n  - {time: 2020-01-01 09:00, title: ${title}, id: ${title}}`;
  const live = (updates: string) => story('storm').replace('---\n', `---\nlive: true\nupdates:${updates}\n`);
  const paper = await hubPaper({ files: { 'news/storm.md': live(update('landfall')) } });
  const { callback, deliveries } = await subscriber();
  await paper.subscribe(`${BASE}/news/storm/rss.xml`, callback);
  // At first all topics are compared, later those of what has changed.
  for (const [index, more] of [update('flood'), update('flood') + update('calm')].entries()) {
    paper.put('news/storm.md', live(update('landfall') + more));
    await until(() => deliveries.length === index + 1);
  }
  expect(deliveries[1]?.body).toMatch(/#update-calm<[\s\S]*#update-flood<[\s\S]*#update-landfall</);
});

test('a withdrawal is sent to every subscriber, and the text is in no database afterwards', async () => {
  const secret = 'xyzzy-the-mayor-resigns';
  const text = `${secret}, it is said. `.repeat(400);
  const paper = await hubPaper({ site: 'withdrawals: notice\n' });
  const down = await subscriber({ deliver: () => ({ status: 500 }) });
  const whole = await subscriber();
  const delta = await subscriber();
  await paper.subscribe(TOPIC, whole.callback);
  await paper.subscribe(TOPIC, delta.callback, { 'hub.delivery': 'delta' });
  await paper.subscribe(TOPIC, down.callback, { 'hub.secret': 'signed' });
  paper.put('news/mayor.md', story('mayor', `${text}\n`));
  await until(() => down.deliveries.length === 1 && delta.deliveries.length === 1);
  expect(down.deliveries[0]?.body).toContain(secret);
  paper.put(
    'news/mayor.md',
    story('mayor', `${text}\n`).replace(
      '---\n',
      `---\nstatus: withdrawn\nreason: It was wrong.\nwithdrawn: ${new Date().toISOString()}\n`,
    ),
  );
  await until(() => whole.deliveries.length === 2 && delta.deliveries.length === 2);
  down.behave({});
  paper.advance(120_000);
  await until(() => down.deliveries.length === 2);
  for (const { deliveries } of [down, whole, delta]) {
    expect(deliveries[1]?.body).not.toContain(secret);
    expect(deliveries[1]?.body).toContain('deleted-entry');
    expect(deliveries[1]?.body).toMatch(/<item><title>Withdrawn<\/title>.*:mayor<\/guid>.*: It was wrong\./s);
  }
  // A version that has ended is kept until the publication after the next one, as a request may still be reading it.
  for (const name of ['second', 'third', 'fourth']) {
    const sent = whole.deliveries.length;
    paper.put(`news/${name}.md`, story(name));
    await until(() => whole.deliveries.length > sent);
  }
  await paper.close();
  const files = readdirSync(paper.home).filter((name) => name.includes('.db'));
  expect(files).toEqual(expect.arrayContaining(['collection.db', 'push.db']));
  for (const name of files) {
    const file = join(paper.home, name);
    if (statSync(file).isFile()) expect(readFileSync(file).includes(secret), name).toBe(false);
  }
});

test('what changes while nothing runs is sent at the next start', async () => {
  const first = await hubPaper();
  const { callback, deliveries } = await subscriber();
  await first.subscribe(TOPIC, callback);
  await first.close();
  first.put('news/night.md', story('night'));
  await hubPaper({ home: first.home });
  await until(() => deliveries.length === 1);
  expect(deliveries[0]?.body).toContain('The night');
});
