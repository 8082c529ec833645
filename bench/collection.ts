import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storyFile } from './collection/markdown.ts';
import { createStory, SECTIONS } from './collection/story.ts';

const SITE = `title: The Bench Record
url: https://bench.example
id: tag:bench.example,2026:site
description: News to measure by
language: en-US
timezone: America/Los_Angeles
organisation: Bench Press
`;

/** What stories are like: text, lists and links alone; also with raw HTML where the excerpt ends; also with links to sections and signs of HTML. */
export const STYLES: Readonly<Record<string, (file: string, number: number) => string>> = {
  plain: (file) => file,
  excerpt: (file) => {
    const [matter = '', first = '', ...rest] = file.split('\n\n');
    return [matter, first, '<!--more-->', ...rest].join('\n\n');
  },
  linked: (file, number) => {
    const [matter = '', ...rest] = file.split('\n\n');
    const [here, there] = [number, number + 7].map((each) => SECTIONS[each % SECTIONS.length]);
    const more = `AT&T and the port said that 1 < 2 in [the other news](/${here}/), R&D in [more](/${there}/) was > 3.`;
    return [matter, more, ...rest].join('\n\n');
  },
};

/** Writes a content folder of so many stories; equal counts give equal files, and a larger count adds older stories. */
export function writeCollection(folder: string, count: number, style = 'plain'): void {
  const styled = STYLES[style];
  if (styled === undefined) throw new Error(`There is no style “${style}”.`);
  for (const path of SECTIONS) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'site.yaml'), SITE);
  for (const path of SECTIONS)
    writeFileSync(join(folder, path, '_index.md'), `---\ntitle: ${path.split('/').at(-1)}\n---\n`);
  for (let number = 0; number < count; number += 1) {
    const story = createStory(number);
    writeFileSync(join(folder, story.sections[0], `${story.slug}.md`), styled(storyFile(story), number));
  }
}

if (import.meta.main) {
  const [folder, count = '1000', style] = process.argv.slice(2);
  if (folder === undefined || !/^\d+$/.test(count)) {
    console.error('node bench/collection.ts FOLDER [STORIES [STYLE]]');
    process.exitCode = 2;
  } else {
    writeCollection(folder, Number(count), style);
  }
}
