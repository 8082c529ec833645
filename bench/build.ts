import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { feedOf, type Started, started } from './build/dateline.ts';
import { hugo, hugoVersion } from './build/hugo.ts';
import { type Measured, medians } from './build/measured.ts';
import { SECTIONS } from './collection/story.ts';
import { STYLES, writeCollection } from './collection.ts';

/** Where generated folders are kept from one run to the next. */
const home = resolve(import.meta.dirname, '../.dateline/bench');

/** A folder of so many stories, made if it is not there. */
export function folderOf(stories: number, style = 'plain'): string {
  const dir = join(home, style === 'plain' ? String(stories) : `${stories}-${style}`, 'content');
  if (!existsSync(join(dir, 'site.yaml'))) {
    mkdirSync(dir, { recursive: true });
    console.log(`Writing ${stories} stories (${style}) …`);
    writeCollection(dir, stories, style);
  }
  return dir;
}

/**
 * Prints how long it takes from a folder to a service that has answered a feed, with nothing remembered and
 * with all; beside Hugo making one full-text feed a section: with all articles, each of which it renders, and with 20, where it renders no others.
 */
export async function benchBuild(sizes: readonly number[], rounds = 3): Promise<void> {
  const version = hugoVersion();
  const feed = feedOf(SECTIONS[0] ?? '');
  console.log(`\nFrom a folder to feeds: seconds, seconds of processor, MiB at most (medians of ${rounds})`);
  if (!version) console.log('hugo is not installed: it is left out.');
  const collections = sizes.flatMap((size) => Object.keys(STYLES).map((style) => ({ size, style })));
  for (const { size, style } of collections) {
    const dir = folderOf(size, style);
    const taken: Record<string, readonly Measured[]> = {};
    const note = (name: string, measured: Measured) => {
      taken[name] = [...(taken[name] ?? []), measured];
    };
    for (let round = 1; round <= rounds; round += 1) {
      const service = await started(dir, { cold: true, feed });
      note('Dateline, cold', service.taken);
      // Search is made ready after the first feed: another start is one after that.
      if (round === rounds) await idle(service);
      await service.stop();
      if (!version) continue;
      note(version, await hugo(dir, 'whole'));
      note('20 a feed', await hugo(dir, 'newest'));
    }
    for (let round = 1; round <= rounds; round += 1) {
      const service = await started(dir, { cold: false, feed });
      note('Dateline, warm', service.taken);
      await service.stop();
    }
    print(`${size.toLocaleString('en-US')} articles, ${style}`, taken, version);
  }
}

/** Resolves once a service has done nothing for a second. */
async function idle({ watching }: Started): Promise<void> {
  for (let before = -1; watching.now().cpu - before > 0.05; ) {
    before = watching.now().cpu;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

function print(
  title: string,
  taken: Readonly<Record<string, readonly Measured[]>>,
  version: string | undefined,
): void {
  const peer = version && taken[version] ? medians(taken[version]) : undefined;
  console.log(`\n${title}`);
  for (const [name, all] of Object.entries(taken)) {
    const { wall, cpu, peak } = medians(all);
    const ratio = peer
      ? `  × ${(wall / peer.wall).toFixed(2)} time, ${(cpu / peer.cpu).toFixed(2)} processor, ${(peak / peer.peak).toFixed(2)} memory`
      : '';
    console.log(
      `  ${name.padEnd(16)} ${wall.toFixed(2).padStart(7)} s ${cpu.toFixed(2).padStart(7)} s ${peak.toFixed(0).padStart(6)} MiB${ratio}`,
    );
  }
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '3' } },
  });
  await benchBuild(positionals.length > 0 ? positionals.map(Number) : [1_000, 10_000], Number(values.rounds));
}
