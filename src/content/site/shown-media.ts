import type { SnapshotMedia } from '../../store/snapshot.ts';
import { present } from '../article/present.ts';
import { compare, type Problem, problem } from '../problems/problem.ts';
import { mediaPath, servedType, type typed } from '../source/media-file.ts';
import type { Source } from '../source/media-read.ts';
import type { Found } from '../source/walk.ts';

/** Who shows a file: ids of articles, and whether the site or a section does. */
type Shown = ReadonlyMap<string, { readonly always: boolean; readonly shownBy: readonly string[] }>;

type Media = {
  readonly media: readonly SnapshotMedia[];
  /** Where files are, by path below the site's URL. */
  readonly files: ReadonlyMap<string, Source>;
  readonly problems: readonly Problem[];
};

type Typed = NonNullable<Awaited<ReturnType<typeof typed>>>;

/** Describes every file that something shows. Of two with one address the one `servedBefore` names keeps it, or else the first. */
export async function mediaOf(
  shown: Shown,
  files: Pick<ReadonlyMap<string, Found>, 'get'>,
  factsOf: (found: Found) => ReturnType<typeof typed>,
  servedBefore: (path: string) => string | undefined,
): Promise<Media> {
  const media: SnapshotMedia[] = [];
  const served = new Map<string, Source>();
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  const readable: { readonly found: Found; readonly facts: Typed; readonly path: string }[] = [];
  for (const file of [...shown.keys()].toSorted(compare)) {
    const found = files.get(file);
    const facts = found && (await factsOf(found));
    if (!found || !facts) continue;
    const path = mediaPath(file);
    readable.push({ found, facts, path });
    const owner = owners.get(path);
    if (owner === undefined || servedBefore(path) === file) owners.set(path, file);
  }
  for (const { found, facts, path } of readable) {
    const { file } = found;
    const { always = false, shownBy = [] } = shown.get(file) ?? {};
    const twin = owners.get(path);
    if (twin !== undefined && twin !== file) {
      problems.push(
        problem(file, {
          code: 'duplicate-media',
          field: 'file',
          message: `“${twin}” has the same address, ${path}; rename one of them`,
        }),
      );
      continue;
    }
    const { length, hash, width, height } = facts;
    const type = servedType(facts);
    served.set(path, { root: found.absolute.slice(0, -found.file.length - 1), source: found.file });
    media.push({
      file: present({ path, type, length, hash, width, height }),
      always,
      shownBy: [...shownBy].toSorted(compare),
    });
  }
  return { media, files: served, problems };
}
