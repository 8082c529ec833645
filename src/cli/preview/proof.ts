import { type Problem, sorted } from '../../content/problems/problem.ts';
import { siteFile } from '../../content/source/role.ts';
import { type ShownArticle, shownArticle } from '../../publish/preview/shown-article.ts';
import { collectionsIn, openMemoryDatabase } from '../../runtime/node/folder-collection.ts';
import { createFolderPreviewSync } from '../../runtime/node/folder-sync.ts';
import type { ArticlePlace } from './find.ts';

/** An article as it stands, for whoever is writing it. */
export type Proof = {
  readonly file: string;
  /** Of this file alone, or of what keeps the whole folder from being read. */
  readonly problems: readonly Problem[];
  /** Absent where nothing can be shown; the problems say why. */
  readonly shown?: ShownArticle | undefined;
};

/** Reads a folder again and again, with one article as if it were no draft and had no errors, as far as that can be done. */
export type Proofs = {
  /** As the folder is now. */
  proof(now: Date): Promise<Proof>;
  /** Makes what was read searchable, while other things are done. */
  index(): void;
  close(): Promise<void>;
};

type ProofOptions = ArticlePlace & { readonly siteUrl?: string | undefined };

export async function openProofs({ dir, file, siteUrl }: ProofOptions): Promise<Proofs> {
  const handle = await openMemoryDatabase();
  const sync = createFolderPreviewSync({ dir, siteUrl, handle, allProblems: true }, file);
  const collections = collectionsIn(handle, dir);
  let isClosed = false;
  let indexing = Promise.resolve();
  const indexAll = async () => {
    while (!isClosed && (await sync.index()));
  };
  return {
    async proof(now) {
      const { problems: all, overlooked, usable, retained } = await sync.refresh();
      const isOfSite = retained.includes(siteFile);
      const problems = sorted([
        ...all.filter((each) => each.file === file || !usable || (isOfSite && each.file === siteFile)),
        ...(overlooked?.problems ?? []),
      ]);
      const collection = usable ? await collections() : undefined;
      if (collection === undefined || retained.includes(file)) return { file, problems };
      const draft = overlooked?.draft ?? false;
      return { file, problems, shown: await shownArticle(handle, collection, { file, draft, now }) };
    },
    index() {
      indexing = indexing.then(indexAll);
    },
    async close() {
      isClosed = true;
      await indexing;
      handle.close();
    },
  };
}

/** What keeps an article from being shown at all, where no problem says it. */
export function nothingText({ file, problems }: Proof): string {
  return problems.some(({ severity }: Problem) => severity === 'error')
    ? `${file} cannot be shown until its errors are fixed.`
    : `${file} cannot be shown yet: write title: and date: in its front matter.`;
}
