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

/** Writes a content folder of so many stories; equal counts give equal files, and a larger count adds older stories. */
export function writeCollection(folder: string, count: number): void {
  for (const path of SECTIONS) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'site.yaml'), SITE);
  for (const path of SECTIONS)
    writeFileSync(join(folder, path, '_index.md'), `---\ntitle: ${path.split('/').at(-1)}\n---\n`);
  for (let number = 0; number < count; number += 1) {
    const story = createStory(number);
    writeFileSync(join(folder, story.sections[0], `${story.slug}.md`), storyFile(story));
  }
}

if (import.meta.main) {
  const [folder, count = '1000'] = process.argv.slice(2);
  if (folder === undefined || !/^\d+$/.test(count)) {
    console.error('node bench/collection.ts FOLDER [STORIES]');
    process.exitCode = 2;
  } else {
    writeCollection(folder, Number(count));
  }
}
