import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { ImportEvent, ImportedArticle, Loss } from '../../src/import/imported.ts';
import {
  type ImportResult,
  type WriteImportOptions,
  writeImport,
} from '../../src/import/write/write-import.ts';
import { openFolderCollection } from '../../src/runtime/node/folder-collection.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((dir) => rm(dir, { recursive: true, force: true }))));

/** A folder with these files; it is removed after the tests. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-import-'));
  folders.push(dir);
  for (const [path, data] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), data);
  }
  return dir;
}

/** An article as a system reads it. */
export const article = (given: Partial<ImportedArticle> = {}): ImportedArticle => ({
  place: 'export.xml: post 1',
  path: 'news/ferry',
  title: 'Ferry returns',
  date: '2019-09-25T21:12:30-07:00',
  authors: [],
  tags: [],
  body: { format: 'markdown', text: 'The first ferry in 14 months crossed the river.' },
  files: [],
  ...given,
});

export const SITE: ImportEvent = {
  kind: 'site',
  site: {
    title: 'The Lantern',
    description: 'News',
    url: 'https://lantern.example',
    language: 'en-US',
    timezone: 'America/Los_Angeles',
  },
};

export type Imported = {
  readonly result: ImportResult;
  readonly losses: readonly Loss[];
  /** By path; `.dateline` left out. */
  readonly files: Readonly<Record<string, string>>;
};

/** Writes events into a folder. */
export async function imported(
  into: string,
  events: readonly ImportEvent[],
  options: Partial<WriteImportOptions> = {},
): Promise<Imported> {
  const losses: Loss[] = [];
  const all = (async function* () {
    yield* events;
  })();
  const result = await writeImport(all, {
    ...{
      into,
      system: 'test',
      now: new Date('2026-11-30T12:00:00Z'),
      onLoss: (loss) => void losses.push(loss),
    },
    ...options,
  });
  return { result, losses, files: filesIn(into) };
}

/** Every file below a folder as text, by path. */
export function filesIn(dir: string): Readonly<Record<string, string>> {
  if (!existsSync(dir)) return {};
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.includes('/.dateline/'))
      .toSorted()
      .map((path) => [path.slice(dir.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** What `check` finds, as `file: code`. */
export async function checked(dir: string): Promise<readonly string[]> {
  const content = await openFolderCollection({ dir });
  try {
    return content.report.problems.map(({ file, code, message }) => `${file}: ${code}: ${message}`);
  } finally {
    content.close();
  }
}
