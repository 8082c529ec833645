import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { wordpress } from '../../src/import/wordpress/wordpress.ts';
import { folderWith } from './collection.ts';
import { item, wxr } from './wxr.ts';

const MEGABYTE = 1 << 20;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes that are in use. */
function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

it('a WordPress export is read with the memory of one article, however many there are', async () => {
  const dir = await folderWith();
  const file = `${dir}/export.xml`;
  const [head = '', tail = ''] = wxr(['@']).split('@');
  const out = createWriteStream(file);
  let size = 0;
  const write = async (text: string) => {
    size += text.length;
    if (!out.write(text)) await once(out, 'drain');
  };
  await write(head);
  const content = 'A line of a story.\n\n'.repeat(2_000);
  const comment = `<wp:comment><wp:comment_content><![CDATA[${'x'.repeat(20_000)}]]></wp:comment_content></wp:comment>`;
  for (let id = 1; id <= 400; id += 1) await write(item({ id, name: `story-${id}`, content, more: comment }));
  await write(tail);
  out.end();
  await once(out, 'finish');

  // After the first fifty all that reading needs is loaded, and what other tests have left is gone.
  const heaps: number[] = [];
  let articles = 0;
  for await (const event of wordpress.read({ from: file })) {
    if (event.kind !== 'article') continue;
    articles += 1;
    if (articles % 50 === 0) heaps.push(heap());
  }
  expect(articles).toBe(400);
  expect(size).toBeGreaterThan(20 * MEGABYTE);
  const [first = 0, ...rest] = heaps;
  expect(rest).toHaveLength(7);
  expect(Math.max(...rest) - first).toBeLessThan(4 * MEGABYTE);
});
