import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { siteFile } from '../content/source/role.ts';
import { folderImport } from './folder/read-folder.ts';
import type { ImportSystem } from './import-system.ts';

/** Every system, by the name that `--as` takes. A new one is a folder and a line. */
const systems: Readonly<Record<string, () => Promise<ImportSystem>>> = {
  wordpress: async () => (await import('./wordpress/wordpress.ts')).wordpress,
  astro: async () => folderImport((await import('./folder/astro/astro.ts')).astro),
  eleventy: async () => folderImport((await import('./folder/eleventy/eleventy.ts')).eleventy),
  feed: async () => (await import('./feed/feed.ts')).feed,
  ghost: async () => (await import('./ghost/ghost.ts')).ghost,
  hexo: async () => folderImport((await import('./folder/hexo/hexo.ts')).hexo),
  hugo: async () => folderImport((await import('./folder/hugo/hugo.ts')).hugo),
  jekyll: async () => folderImport((await import('./folder/jekyll/jekyll.ts')).jekyll),
  newsml: async () => (await import('./wire/wire.ts')).newsml,
  ninjs: async () => (await import('./wire/wire.ts')).ninjs,
  nitf: async () => (await import('./wire/wire.ts')).nitf,
  page: async () => (await import('./page/page.ts')).page,
  pelican: async () => folderImport((await import('./folder/pelican/pelican.ts')).pelican),
  plain: async () => folderImport((await import('./folder/plain/plain.ts')).plain),
};

/** What FROM is: the system that is surest of it, or the one that `as` names; a text says why it is none. A content folder is copied, not imported. */
export async function systemOf(from: string, as?: string): Promise<ImportSystem | string> {
  const names = Object.keys(systems).join(', ');
  if (as !== undefined) {
    const load = Object.hasOwn(systems, as) ? systems[as] : undefined;
    if (load === undefined) return `There is no system “${as}”; name one of: ${names}.`;
    return (await exportInsteadOf(from, as)) ?? load();
  }
  const packed = packedAs(from);
  if (packed !== undefined)
    return `${from} is packed (${packed}): unpack it, and import the file or folder that is in it.`;
  const own = [from, join(from, 'content')].find((folder) => existsSync(join(folder, siteFile)));
  if (own !== undefined)
    return `${own} is a content folder of Dateline already. Copy it with dateline export --source, or use it where it is: --content ${own}.`;
  const all = await Promise.all(Object.values(systems).map((load) => load()));
  const sure = await Promise.all(
    all.map(async (system) => ({ system, certainty: await system.detect(from) })),
  );
  const best = sure.toSorted((a, b) => b.certainty - a.certainty)[0];
  return best === undefined || best.certainty <= 0
    ? `${from} is the export or the folder of no system that can be read; name what it is with --as: ${names}.`
    : best.system;
}

/** How a file begins that holds others, or another, packed. */
const PACKED = [
  ['a ZIP archive', 'PK\x03\x04'],
  ['gzip', '\x1f\x8b'],
  ['bzip2', 'BZh'],
  ['xz', '\xfd7zXZ'],
] as const;

function packedAs(from: string): string | undefined {
  if (!existsSync(from) || !statSync(from).isFile()) return undefined;
  const file = openSync(from, 'r');
  const head = Buffer.alloc(8);
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  const start = head.toString('latin1');
  return PACKED.find(([, mark]) => start.startsWith(mark))?.[0];
}

/** An export of WordPress is RSS too, but a feed's reader would pass over what says that a post is private, a draft or has a password. */
async function exportInsteadOf(from: string, as: string): Promise<ImportSystem | undefined> {
  const wordpress = as === 'feed' ? await systems.wordpress?.() : undefined;
  return wordpress !== undefined && (await wordpress.detect(from)) === 1 ? wordpress : undefined;
}
