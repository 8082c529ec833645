import { join } from 'node:path';
import { expect, test } from 'vitest';
import { feed } from '../../src/import/feed/feed.ts';
import { systemOf } from '../../src/import/systems.ts';
import { folderWith } from './collection.ts';
import { readEvents } from './events.ts';

const entry = (id: number, type: string, status: string) =>
  `<entry><id>tag:blogger.com,1999:blog-1.post-${id}</id><blogger:type>${type}</blogger:type><blogger:status>${status}</blogger:status><title>${id}</title><content type="html">&lt;p&gt;x&lt;/p&gt;</content><published>2020-01-02T00:00:00Z</published><updated>2020-01-02T00:00:00Z</updated><blogger:filename>/2020/01/${id}.html</blogger:filename></entry>`;

test('Blogger by Google Takeout: what is no post stays out, and what is not live is a draft', async () => {
  const entries = [
    entry(1, 'POST', 'LIVE'),
    entry(2, 'POST', 'DRAFT'),
    entry(3, 'COMMENT', 'LIVE'),
    entry(4, 'PAGE', 'LIVE'),
    entry(5, 'POST', 'SOFT_TRASHED'),
  ];
  const dir = await folderWith({
    'feed.atom': `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="http://schemas.google.com/blogger/2018"><id>tag:blogger.com,1999:blog-1</id><title>B</title>${entries.join('')}</feed>`,
  });
  const events = await readEvents(feed, { from: join(dir, 'feed.atom'), site: 'https://old.example' });
  const articles = events.flatMap((event) => (event.kind === 'article' ? [event.article] : []));
  expect(articles.map(({ title, address, unpublished }) => [title, address, unpublished])).toEqual([
    ['1', '/2020/01/1.html', undefined],
    ['2', '/2020/01/2.html', 'its status is draft'],
    ['5', '/2020/01/5.html', 'its status is soft_trashed'],
  ]);
  const losses = events.flatMap((event) => (event.kind === 'loss' ? [event.loss.what] : []));
  expect(losses).toEqual(['1 entries left out, as they are comment', '1 entries left out, as they are page']);
});

test.each([
  ['export.zip', 'PK\u0003\u0004<rss version="2.0">', /is packed \(a ZIP archive\): unpack it/],
  ['export.xml.gz', Buffer.from([0x1f, 0x8b, 8, 0]), /is packed \(gzip\): unpack it/],
])('%s is named as packed', async (name, bytes, line) => {
  const dir = await folderWith({ [name]: bytes });
  expect(await systemOf(join(dir, name))).toMatch(line);
});
