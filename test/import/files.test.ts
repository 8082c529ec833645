import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDownload } from '../../src/import/write/download.ts';
import { article, checked, filesIn, folderWith, imported, SITE } from './collection.ts';

// One pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const uploads = 'https://lantern.example/wp-content/uploads/2019/09';
const body = {
  format: 'html',
  text: `<p><img src="${uploads}/Ferry%20Boat-300x200.png" alt="A"> <a href="${uploads}/plan.pdf">plan</a> <img src="https://other.example/x.png" alt="B"></p>`,
} as const;

describe('files of the old site', () => {
  it('are found in a copy of its uploads, and stand beside the article that names them', async () => {
    const media = await folderWith({
      '2019/09/Ferry Boat.png': PNG,
      '2019/09/plan.pdf': '%PDF-1.4',
      '2019/09/head.png': PNG,
    });
    const dir = await folderWith();
    const { files, losses, result } = await imported(
      dir,
      [
        SITE,
        {
          kind: 'article',
          article: article({
            id: 'https://lantern.example/?p=1',
            body,
            image: { src: `${uploads}/head.png`, alt: 'C' },
          }),
        },
      ],
      { media },
    );
    expect(losses).toEqual([]);
    expect(result.files).toBe(3);
    expect(Object.keys(files)).toEqual([
      'news/ferry-boat-300x200.png',
      'news/ferry.md',
      'news/head.png',
      'news/plan.pdf',
      'site.yaml',
    ]);
    expect(files['news/ferry.md']).toContain('  src: head.png\n');
    expect(files['news/ferry.md']).toContain(
      '![A](ferry-boat-300x200.png) [plan](plan.pdf) ![B](https://other.example/x.png)',
    );
    expect(await checked(dir)).toEqual([]);
  });

  it('of one name and other bytes have a number; those of the same bytes are one', async () => {
    const media = await folderWith({ 'a/x.png': PNG, 'b/x.png': Buffer.concat([PNG, PNG]), 'c/x.png': PNG });
    const dir = await folderWith();
    const text = ['a', 'b', 'c']
      .map((name) => `<p><img src="https://lantern.example/${name}/x.png" alt=""></p>`)
      .join('');
    const { files } = await imported(
      dir,
      [SITE, { kind: 'article', article: article({ body: { format: 'html', text } }) }],
      { media },
    );
    expect(Object.keys(files)).toEqual(['news/ferry.md', 'news/x-2.png', 'news/x.png', 'site.yaml']);
    expect(files['news/ferry.md']).toContain('![](x.png)\n\n![](x-2.png)\n\n![](x.png)');
  });

  it('at hand come along, with what an article names them by; one that is not there is named', async () => {
    const from = await folderWith({ 'a b.png': PNG, 'logo.png': PNG });
    const dir = await folderWith();
    const { files, losses } = await imported(dir, [
      SITE,
      { kind: 'file', file: { src: 'logo.png', from: `${from}/logo.png`, to: 'images/logo.png' } },
      {
        kind: 'article',
        article: article({
          body: { format: 'markdown', text: '![A](/img/a%20b.png) ![B](/img/gone.png)' },
          files: [
            { src: '/img/a b.png', from: `${from}/a b.png` },
            { src: '/img/gone.png', from: `${from}/gone.png` },
          ],
        }),
      },
    ]);
    expect(Object.keys(files)).toEqual(['images/logo.png', 'news/a-b.png', 'news/ferry.md', 'site.yaml']);
    expect(files['news/ferry.md']).toContain('![A](a-b.png) ![B](/img/gone.png)');
    expect(losses.map(({ kind }) => kind)).toEqual(['file that cannot be read']);
  });
});

describe('files that are downloaded', () => {
  const asked: string[] = [];
  let origin = '';
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/moved.png') response.writeHead(301, { location: '/x.png' }).end();
    else if (request.url === '/round.png') response.writeHead(302, { location: '/round.png' }).end();
    else if (request.url === '/x.png') response.end(PNG);
    else if (request.url === '/large.png') response.end(Buffer.alloc(5_000));
    else if (request.url === '/empty.png') response.end();
    else response.writeHead(404).end();
  });
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    // A server that listens on a port has such an address.
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const run = (dir: string, names: readonly string[]) =>
    imported(
      dir,
      [
        SITE,
        { kind: 'site', site: { url: origin } },
        {
          kind: 'article',
          article: article({
            body: {
              format: 'html',
              text: names.map((name) => `<img src="${origin}/${name}" alt="">`).join(' '),
            },
          }),
        },
      ],
      { site: origin, download: createDownload({ most: 1_000, pause: 0 }) },
    );

  it('are followed and bounded; what fails stays where it is, and is named', async () => {
    const dir = await folderWith();
    const { files, losses } = await run(dir, [
      'moved.png',
      'round.png',
      'large.png',
      'empty.png',
      'gone.png',
    ]);
    expect(Object.keys(files)).toContain('news/moved.png');
    expect(losses.map(({ what }) => what.replaceAll(origin, ''))).toEqual([
      '/round.png was not downloaded: it leads on more than 5 times; it stays where it is',
      '/large.png was not downloaded: it has more than 1000 bytes; it stays where it is',
      '/empty.png was not downloaded: it is empty; it stays where it is',
      '/gone.png was not downloaded: the answer was 404 Not Found; it stays where it is',
    ]);
    expect(files['news/ferry.md']).toContain(`![](moved.png) ![](${origin}/round.png)`);
  });

  it('are not asked for again', async () => {
    const dir = await folderWith();
    await run(dir, ['x.png']);
    asked.length = 0;
    const { result } = await run(dir, ['x.png']);
    expect(asked).toEqual([]);
    expect(result).toMatchObject({ unchanged: 1, files: 0 });
    expect(Object.keys(filesIn(dir))).toEqual(['news/ferry.md', 'news/x.png', 'site.yaml']);
  });
});
