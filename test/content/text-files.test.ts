import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { exportTo } from '../../src/cli/export/export.ts';
import { INSTANT } from '../runtime/instant.ts';
import { collectionOf } from '../support/compiled.ts';
import { article, compiled, folder, mp3 } from './folder.ts';

const german = 'Größe;Straße\nFähre über den Fluss;äöü\n'.repeat(20);
const russian = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0, 0x2e, 0x0a]);
const japanese = Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x95, 0xb6, 0x8f, 0xcd, 0x0a]);

/** Text files with the media type they are served with. */
const files: Readonly<Record<string, readonly [bytes: Uint8Array | string, type: string]>> = {
  'notes.txt': ['Größe', 'text/plain; charset=utf-8'],
  'plain.txt': ['Size', 'text/plain; charset=utf-8'],
  'table.csv': [Buffer.from(german, 'latin1'), 'text/csv; charset=windows-1252'],
  'short.csv': [Buffer.from('Name,Ort\nMuñoz,Köln\n', 'latin1'), 'text/csv; charset=windows-1252'],
  'once.csv': [
    Buffer.from(`${'name,city\n'.repeat(60)}José,Köln\n`, 'latin1'),
    'text/csv; charset=windows-1252',
  ],
  'street.txt': [Buffer.from('Straße 5\n', 'latin1'), 'text/plain; charset=windows-1252'],
  'size.txt': [Buffer.from('Größe\n', 'latin1'), 'text/plain; charset=windows-1252'],
  'sweet.csv': [Buffer.from('Name;Gruß\nLöß;Grüße\n', 'latin1'), 'text/csv; charset=windows-1252'],
  'word.txt': [Buffer.from('café', 'latin1'), 'text/plain; charset=windows-1252'],
  'wide.txt': [Buffer.from('\ufeffGröße', 'utf16le'), 'text/plain; charset=utf-16le'],
  'kyrillic.txt': [
    Buffer.concat(Array.from({ length: 20 }, () => russian)),
    'text/plain; charset=windows-1251',
  ],
  'nippon.txt': [Buffer.concat(Array.from({ length: 20 }, () => japanese)), 'text/plain; charset=shift_jis'],
  'talk.vtt': ['WEBVTT\n\n00:00.000 --> 00:01.000\nGröße\n', 'text/vtt; charset=utf-8'],
  'talk.srt': ['1\n00:00:00,000 --> 00:00:01,000\nGröße\n', 'application/x-subrip; charset=utf-8'],
  'dates.ics': ['BEGIN:VCALENDAR\n', 'text/calendar; charset=utf-8'],
  'table.tsv': ['a\tGröße\n', 'text/tab-separated-values; charset=utf-8'],
  'build.log': ['Größe\n', 'text/plain; charset=utf-8'],
  'song.lrc': ['[00:01.00]Größe\n', 'text/plain; charset=utf-8'],
  'film.sub': ['{0}{25}Größe\n', 'text/plain; charset=utf-8'],
  'film.ttml': [
    '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"/>',
    'application/ttml+xml; charset=utf-8',
  ],
  'walk.gpx': [
    '<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1"/>',
    'application/gpx+xml; charset=utf-8',
  ],
  'chapters.json': ['{"version":"1.2.0","chapters":[]}', 'application/json; charset=utf-8'],
};

const lines = `attachments: [${Object.keys(files)
  .filter((name) => !/^(?:talk\.vtt|chapters)/.test(name))
  .join(', ')}]
audio: {src: a.mp3, transcript: talk.vtt, chapters: chapters.json}`;

test('text files are served with their charset, and exported with it; feeds name the bare type', async () => {
  const result = await compiled({
    'news/a.md': article(lines),
    'news/a.mp3': mp3,
    ...Object.fromEntries(Object.entries(files).map(([name, [bytes]]) => [`news/${name}`, bytes])),
  });
  const collection = collectionOf(result);
  const app = createApp({ collection: () => collection, compressors: {}, now: () => INSTANT });
  const types = await Promise.all(
    Object.keys(files).map(async (name) => (await app.request(`/news/${name}`)).headers.get('content-type')),
  );
  expect(types).toEqual(Object.values(files).map(([, type]) => type));
  const feed = await (await app.request('/feed.json')).text();
  expect(feed).toContain('"text/csv"');
  expect(feed).not.toContain('charset');
  const out = folder({});
  const nginx = folder({});
  await exportTo({ content: result.content, out, nginx, now: INSTANT });
  const settings = readFileSync(join(nginx, 'server.conf'), 'utf8');
  const located = [...settings.matchAll(/^location = "\/news\/([^"]+)".* charset ([\w-]+);/gm)];
  const others = Object.entries(files).flatMap(([name, [, type]]) =>
    type.endsWith('utf-8') ? [] : [`${name} ${type.split('charset=')[1]}`],
  );
  expect(located.map(([, name, charset]) => `${name} ${charset}`).toSorted()).toEqual(others.toSorted());
  const headers = readFileSync(join(out, '_headers'), 'utf8');
  for (const type of new Set(Object.values(files).map(([, each]) => each)))
    expect(headers).toContain(`Content-Type: ${type}`);
});

test('files that are called as pages are say nothing of the type of pages', async () => {
  const result = await compiled({
    'news/a.md': article(
      'attachments: [{src: k.html, type: application/octet-stream}, {src: k.php, type: text/plain}]\nurl: https://paper.example/news/a.php',
    ),
    'news/k.html': '<p>x',
    'news/k.php': 'x',
  });
  const out = folder({});
  await exportTo({ content: result.content, out, now: INSTANT });
  const rules = readFileSync(join(out, '_headers'), 'utf8').match(/^\/.*(?:html|php)$/gm);
  expect(rules).toEqual(['/news/k.html', '/news/k.php']);
});

test('a size of nothing is not stated, but where RSS asks for one', async () => {
  const result = await compiled({
    'news/a.md': article('audio: {src: https://media.example/a.mp3, type: audio/mpeg, length: 0}'),
  });
  const collection = collectionOf(result);
  const app = createApp({ collection: () => collection, compressors: {}, now: () => INSTANT });
  const text = async (path: string) => (await app.request(`https://paper.example${path}`)).text();
  expect(await text('/rss.xml')).toContain('<enclosure url="https://media.example/a.mp3" length="0"');
  for (const path of ['/rss.xml', '/atom.xml', '/feed.json']) {
    expect(await text(path)).toContain('https://media.example/a.mp3');
    expect(await text(path)).not.toMatch(/fileSize|<link[^>]* length=|size_in_bytes/);
  }
});
