import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The site.yaml of a small newsroom. */
export const SITE = `title: The Lantern
description: News
url: https://lantern.example
id: tag:lantern.example,2019:lantern
language: en-US
timezone: America/Los_Angeles
organisation: { name: The Lantern }
`;

/** An article; `more` is front matter. */
export const story = (title: string, date: string, more = '') =>
  `---\nid: tag:lantern.example,2026:${title.toLowerCase().replaceAll(' ', '-')}\ntitle: ${title}\ndate: ${date}\n${more}---\nA story of ${title}.\n`;

/** Writes a small newsroom: two sections, one below the other, and what else is given by path. */
export async function writeNewsroom(
  dir: string,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  const all = {
    'site.yaml': SITE,
    'news/_index.md': '---\ntitle: News\n---\n',
    'news/northwest/_index.md': '---\ntitle: Northwest\n---\n',
    'news/first.md': story('First', '2026-11-01 09:00', 'authors: [Ingrid Sørlie]\ntags: [Ferries]\n'),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
}
