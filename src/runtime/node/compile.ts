import type { Problem } from '../../content/problems/problem.ts';
import type { Collection } from '../../store/collection.ts';
import { collectionsIn, openFolderCollection } from './folder-collection.ts';

export type CompileOptions = {
  /** The content folder, absolute or from the current folder. */
  readonly dir: string;
  /** Where readers find the site, with its path; overrides `url` in site.yaml. */
  readonly siteUrl?: string;
};

/** A content folder in memory. */
export type CompiledFolder = {
  /** As `createApp` takes it; undefined while site.yaml cannot be used. */
  collection(): Collection | undefined;
  /** What is wrong in the folder, as of the last reading. */
  problems(): readonly Problem[];
  /** Reads what has changed since; the next request is answered from it. */
  refresh(): Promise<void>;
  /** Frees the memory; nothing is served from it any more. */
  close(): void;
};

/** Reads a folder into a database in memory. Rejects where the machine fails. */
export async function compileFolder({ dir, siteUrl }: CompileOptions): Promise<CompiledFolder> {
  const content = await openFolderCollection({ dir, siteUrl });
  const collections = collectionsIn(content.handle, dir);
  let { report, collection } = content;
  return {
    collection: () => collection,
    problems: () => report.problems,
    refresh: async () => {
      report = await content.refresh();
      collection = report.usable ? await collections() : undefined;
    },
    close: content.close,
  };
}
