import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { feedOf, started } from './build/dateline.ts';
import { median } from './build/measured.ts';
import { peers } from './build/peers.ts';
import { folderOf } from './build.ts';
import { storyFile } from './collection/markdown.ts';
import { createStory } from './collection/story.ts';

/** Prints how long after a save its feed shows an edit of one article among so many, and how long others take to build all anew. */
export async function benchEdit(stories: number, rounds = 9): Promise<void> {
  const dir = folderOf(stories);
  const story = createStory(0);
  const [section] = story.sections;
  const file = join(dir, section, `${story.slug}.md`);
  const service = await started(dir, { cold: false, feed: feedOf(section) });
  const delays: number[] = [];
  const original = readFileSync(file, 'utf8');
  const edit = (title: string) =>
    writeFileSync(file, storyFile(story).replace(/\ntitle: .*\n/, `\ntitle: "${title}"\n`));
  try {
    // Twice the first: the program must have compared the folder before the first is counted.
    for (let round = 0; round <= rounds; round += 1) {
      const mark = `Edit ${process.pid} ${round}`;
      const saved = performance.now();
      edit(mark);
      while (!(await (await fetch(`${service.url}${feedOf(section)}`)).text()).includes(mark))
        await new Promise((resolve) => setTimeout(resolve, 2));
      if (round > 0) delays.push(performance.now() - saved);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  } finally {
    writeFileSync(file, original);
    await service.stop();
  }
  console.log(
    `\nOne article edited among ${stories.toLocaleString('en-US')}: in its feed ${median(delays).toFixed(0)} ms after the save (${delays.map((delay) => delay.toFixed(0)).join(', ')})`,
  );
  try {
    for (const { name, most, rebuild } of peers()) {
      if (stories > most) {
        console.log(
          `  ${name} is left out: it is measured with ${most.toLocaleString('en-US')} articles at most.`,
        );
        continue;
      }
      const { wall, peak } = await rebuild(dir, () => edit(`Edit of ${name}`));
      console.log(`  ${name} builds all anew in ${wall.toFixed(1)} s, ${peak.toFixed(0)} MiB`);
    }
  } finally {
    writeFileSync(file, original);
  }
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  for (const stories of positionals.length > 0 ? positionals.map(Number) : [1_000, 10_000])
    await benchEdit(stories);
}
