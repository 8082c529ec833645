import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FolderSystem } from '../../../src/import/folder/folder-system.ts';
import { folderImport } from '../../../src/import/folder/read-folder.ts';
import type { ImportOptions } from '../../../src/import/import-system.ts';
import type { ImportEvent, ImportedArticle } from '../../../src/import/imported.ts';

/** A folder with these files, until the test is over. */
export function oldSite(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'old-site-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

export type Imported = {
  readonly events: readonly ImportEvent[];
  readonly articles: readonly ImportedArticle[];
  /** The only article, or the one whose place ends so. */
  article(place?: string): ImportedArticle;
  /** Kinds of losses. */
  readonly losses: readonly string[];
};

/** What a system reads from a folder with these files. */
export async function imported(
  system: FolderSystem,
  files: Readonly<Record<string, string>>,
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  const events: ImportEvent[] = [];
  for await (const event of folderImport(system).read({ from: oldSite(files), ...options }))
    events.push(event);
  const articles = events.flatMap((event) => (event.kind === 'article' ? [event.article] : []));
  return {
    events,
    articles,
    article(place = '') {
      const found = articles.find((each) => each.place.endsWith(place));
      if (found === undefined)
        throw new Error(`no article ${place}: ${JSON.stringify(events, undefined, 1)}`);
      return found;
    },
    losses: events.flatMap((event) => (event.kind === 'loss' ? [event.loss.kind] : [])),
  };
}
