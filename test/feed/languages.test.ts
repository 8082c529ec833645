import { expect, test } from 'vitest';
import { paper, site, story } from '../partner/paper.ts';

/** Languages of a site and of a story, and how the story's content begins in feeds: the line of a correction in one language alone. */
const rows: readonly (readonly [site: string, story: string, begins: RegExp])[] = [
  ['en-US', 'en-US', /^<p><em>Correction, November 20, 2026, 9:00am: X<\/em>/],
  ['en-US', 'es-MX', /^<p><em>Corrección, 20 de noviembre de 2026 a las 9:00 a\.m\.: X<\/em>/],
  ['es', 'en-US', /^<p><em>Correction, November 20, 2026, 9:00am: X<\/em>/],
  ['en-US', 'de', /^<p><em>Korrektur, 20\. November 2026 um 09:00: X<\/em>/],
  ['en-US', 'uk', /^<p><em>Виправлення, 20 листопада 2026/],
  ['en-US', 'ja', /^<p><em>訂正、2026年11月20日 9:00: X/],
  ['en-US', 'sr-Latn', /^<p><em>Ispravka, 20\. novembar 2026/],
  ['en-US', 'sr', /^<p><em>Исправка, 20\. новембар 2026/],
  ['en-US', 'he', /^<div dir="rtl"><p><em>תיקון, 20 בנובמבר 2026/],
  ['en-US', 'ar', /^<div dir="rtl"><p><em>تصحيح، /],
  ['en-US', 'fa', /^<div dir="rtl"><p><em>اصلاحیه، /],
  ['en-US', 'zh-Hant', /^<p><em>更正，2026年11月20日/],
  // As written in Latin script it is not in the story's.
  ['en-US', 'az-Arab', /^<div dir="rtl"><p><em><span lang="en-US" dir="auto">Correction, /],
  ['he', 'he', /^<div dir="rtl"><p><em>תיקון, /],
  // No word for it is kept, or the runtime knows no months of it: all of it is the site's.
  [
    'en-US',
    'tlh',
    /^<p><em><span lang="en-US" dir="auto">Correction, November 20, 2026, 9:00am<\/span>: X<\/em>/,
  ],
  ['es', 'tlh', /^<p><em><span lang="es" dir="auto">Corrección, 20 de noviembre/],
  ['tlh', 'tlh', /^<p><em>Correction, /],
  [
    'en-US',
    'dv',
    /^<div dir="rtl"><p><em><span lang="en-US" dir="auto">Correction, November 20, 2026, 9:00am<\/span>: X/,
  ],
];

test.for(rows)('a site in %s, a story in %s', async ([ofSite, ofStory, begins]) => {
  const { text } = await paper({
    'site.yaml': site('callout: Support us.\n').replace('language: en-US', `language: ${ofSite}`),
    'news/a.md': story('a', { language: ofStory, correction: '[{date: 2026-11-20 09:00, text: X}]' }),
  });
  const [item] = JSON.parse(await text('/feed.json')).items;
  expect(item.content_html).toMatch(begins);
  expect(item.content_html.startsWith('<div dir="rtl">')).toBe(/^(?:he|ar|fa|dv|az-Arab)$/.test(ofStory));
  // The call-out is in the site's own.
  if (item.content_html.startsWith('<div')) expect(item.content_html).toMatch(/<\/div><p>Support us/);
  for (const path of ['/rss.xml', '/atom.xml']) expect(await text(path)).toContain(item.content_html);
});

test('of a story of which feeds have the description alone, RSS says its direction', async () => {
  const { text } = await paper({
    'site.yaml': site(),
    'news/a.md': story('a', { language: 'he', description: 'שורה (abc)', syndication: 'summary' }),
    'news/b.md': story('b', { language: 'he', description: 'שורה' }),
  });
  expect(await text('/rss.xml')).toContain(
    '<description><![CDATA[<div dir="rtl">שורה (abc)</div>]]></description>',
  );
  expect(await text('/rss.xml')).toContain('<description><![CDATA[שורה]]></description>');
  expect(await text('/rss.xml?brief=1')).toContain(
    '<description><![CDATA[<div dir="rtl">שורה</div>]]></description>',
  );
});
