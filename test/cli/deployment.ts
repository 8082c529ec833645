import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { getPlatformProxy } from 'wrangler';
import { story, writeNewsroom } from './newsroom.ts';
import { program, ROOT } from './program.ts';

export const MIB = 2 ** 20;

/** A paper, its wrangler.toml in a folder of its own, and a folder from which commands are run. */
export async function paper(bindings: string, main = 'src/runtime/worker/worker.ts') {
  const dir = mkdtempSync(join(tmpdir(), 'dateline-deploy-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const name of ['edge', 'here']) mkdirSync(join(dir, name));
  const config = join(dir, 'edge/wrangler.toml');
  writeFileSync(
    config,
    `name = "paper"
main = ${JSON.stringify(join(ROOT, main))}
compatibility_date = "2026-01-01"
workers_dev = true
preview_urls = false
[assets]
directory = "assets"
binding = "ASSETS"
${bindings}`,
  );
  await writeNewsroom(join(dir, 'content'), {
    'news/episode.md': story('Episode', '2026-11-02 09:00', 'audio: { src: long.mp3, duration: 60 }\n'),
    'news/linking.md':
      '---\nid: tag:lantern.example,2026:linking\ntitle: Linking\ndate: 2026-11-03 09:00\nimage: { src: https://pictures.example/pier.jpg, alt: A pier, syndication: none }\n---\nHear [the *long* one](long.mp3), or [the table](table.csv), or [its end](long.mp3#t=90), before [the release](release.md).\n\n![A pier](https://pictures.example/pier.jpg)\n',
    'news/release.md': story('Release', '2999-12-24 09:00', ''),
    'news/table.csv': 'a,b\n1,2\n',
  });
  // An ID3 header, and more bytes than an asset may have.
  const long = Buffer.alloc(25 * MIB + 1);
  long.write('ID3\x04');
  writeFileSync(join(dir, 'content/news/long.mp3'), long);
  const run = (name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    program(name, {
      args: ['--content', join(dir, 'content'), '--config', config, ...args],
      cwd: join(dir, 'here'),
      env: { SITE_URL: 'https://paper.account.workers.dev', ...env },
    });
  return { dir, config, run };
}

export const D1 = `[[d1_databases]]
binding = "DB"
database_name = "paper"
migrations_dir = ${JSON.stringify(join(ROOT, 'migrations'))}
`;

export const R2 = `[[r2_buckets]]
binding = "MEDIA"
bucket_name = "paper-media"
`;

/** What wrangler dev would serve: the bindings of a configuration, where it keeps them. */
export async function bindingsOf(config: string, dir: string) {
  const proxy = await getPlatformProxy<Record<string, unknown>>({
    configPath: config,
    persist: { path: join(dir, 'edge/.wrangler/state/v3') },
  });
  onTestFinished(() => proxy.dispose());
  return { env: proxy.env, close: () => proxy.dispose() };
}
