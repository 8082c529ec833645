import { expect, test } from 'vitest';
import { main as hubMain } from '../../../src/cli/hub/main.ts';
import { spec as hubSpec } from '../../../src/cli/hub/spec.ts';
import { main as receiptsMain } from '../../../src/cli/receipts/main.ts';
import { spec as receiptsSpec } from '../../../src/cli/receipts/spec.ts';
import { command } from '../../cli/command.ts';
import { SECRET, withdrawn } from '../../contract/webhooks.ts';
import { SECRET as KEY } from '../../publish/edge/edge.ts';
import { BASE, story } from '../hub-paper.ts';
import { otherSite } from '../other-site.ts';
import { subscriber, until } from '../subscriber.ts';
import { edgeHub } from './hub-edge.ts';

const WIRE = `${BASE}/partners/wire/rss.xml?key=open-sesame`;

test('on Workers deliveries and webhooks are receipts, commands ask the site, and topics of other sites are taken', async () => {
  const [wire, hook, other] = [await subscriber(), await subscriber(), await otherSite()];
  const paper = await edgeHub({
    secrets: { HOOK: SECRET, WIRE_KEY: 'open-sesame' },
    siteLines: `hubTopics: ["${other.origin}/wire/"]
partners:
  wire: {profile: generic, access: {key: WIRE_KEY}}
  slow: {profile: msn, access: {bearer: WIRE_KEY}}
webhooks:
  pushed: {url: '${hook.callback}', partner: slow, secret: HOOK}
`,
  });
  // Of the first story, too, where the endpoint was there before it.
  const isTold = (type: string) => hook.deliveries.some(({ body }) => body.includes(`"type":"${type}"`));
  const { put, subscribe, webhooks, post, listen } = paper;
  const site = ['--site', await listen()];
  const env = { DATELINE_KEY: KEY };
  const receipts = (...args: readonly string[]) =>
    command({ spec: receiptsSpec, main: receiptsMain }, { args: [...args, ...site], env });
  const hub = (...args: readonly string[]) =>
    command({ spec: hubSpec, main: hubMain }, { args: [...args, ...site], env });
  await until(async () => (await webhooks.webhooks()).isObserved);
  await subscribe(WIRE, wire.callback);
  await put('news/ferry.md', story('ferry'));
  await until(async () => (await receipts('/news/ferry')).code === 0);
  expect((await receipts('news/ferry.md')).stdout).toMatch(
    /^\/news\/ferry {2}public {2}tag:.*\n {2}wire {2}has it as readers do; delivered 20.*\n {2}slow {2}has it as readers do; sent by webhook 20.*\nFetches are not recorded there/,
  );
  expect((await receipts('/nothing')).code).toBe(1);

  const listed = await hub();
  expect(listed.stdout).toMatch(/^1 subscription of 1 topic: 0 paused, 0 failing\n/);
  expect(listed.stdout).toContain('/partners/wire/rss.xml?key=…\n');
  expect(listed.stdout).not.toContain('sesame');
  expect(listed.stdout).toMatch(/\n {2}pushed {2}http:.*only slow; last sent 20/);
  const { subscriptions } = JSON.parse((await hub('--json')).stdout);
  const [{ id }] = subscriptions;
  expect(await hub('pause', id)).toMatchObject({ code: 0, stdout: '1 subscription paused.\n' });
  await put('news/ferry.md', withdrawn(story('ferry')));
  await until(() => isTold('article.withdrawn'));
  const { partners, recorded } = JSON.parse((await receipts('/news/ferry', '--json')).stdout);
  expect(recorded).toEqual(['delivered', 'webhook']);
  expect(partners).toMatchObject([{ partner: 'wire', state: 'withdrawal-missing' }, { partner: 'slow' }]);
  expect(wire.deliveries).toHaveLength(1);
  expect(await hub('resume', id)).toMatchObject({ code: 0, stdout: '1 subscription resumed.\n' });
  await until(async () => (await receipts('/news/ferry')).code === 0);
  expect(wire.deliveries).toHaveLength(2);
  expect((await hub('pause', '0-999')).code).toBe(1);
  expect((await hub('test', 'pushed')).stdout).toContain(hook.callback);
  await until(() => isTold('test'));

  const topic = `${other.origin}/wire/feed`;
  other.put('/wire/feed', 'text/plain', 'one');
  const reader = await subscriber();
  await subscribe(topic, reader.callback);
  other.put('/wire/feed', 'text/plain', 'two');
  expect((await post({ 'hub.mode': 'publish', 'hub.url': topic })).status).toBe(204);
  await until(() => reader.deliveries.length === 1);
  expect(reader.deliveries[0]).toMatchObject({ body: 'two', headers: { 'content-type': 'text/plain' } });
  const refused = { 'hub.mode': 'publish', 'hub.url': `${other.origin}/elsewhere` };
  expect((await post(refused)).status).toBe(400);
});
