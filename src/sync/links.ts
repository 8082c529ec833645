import { readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { answerOf, digest } from '../content/article/dependencies.ts';
import { hash } from '../content/article/hash.ts';
import { faulty } from '../content/article/parsed.ts';
import type { Library, Resolved, Target } from '../content/article/reference.ts';
import { anchorsOf } from '../content/body/markdown.ts';
import type { Scene } from '../content/site/render-context.ts';
import { serviceOf } from '../content/site/served.ts';
import type { SiteBasis } from '../content/site/site.ts';
import { withRights } from '../content/site/withheld.ts';
import { diskFiles } from '../content/source/disk.ts';
import { frontMatter } from '../content/source/front-matter.ts';
import type { MediaMemory } from '../content/source/media-file.ts';
import { readText } from '../content/source/read-text.ts';
import { roleOf } from '../content/source/role.ts';
import { lazy } from '../domain/lru.ts';
import type { Card } from './file-record.ts';
import type { Memory } from './memory.ts';

export type Answering = {
  readonly answers: Readonly<Record<string, Resolved>>;
  /** Equal for equal answers. */
  readonly digest: string;
  /** Whether all lead to addresses, as far as is known without reading the file again. */
  readonly sound: boolean;
};

/** The collection as links see it, from what is known of its files. */
export function libraryOf(
  memory: Memory,
  { root, basis, media }: { readonly root: string; readonly basis: SiteBasis; readonly media: MediaMemory },
  sections: Scene['sections'],
): Library {
  const folders = new Map<string, Target>();
  for (const { folder, path } of sections.byPath.values())
    for (const name of [folder, `${folder}/_index.md`, `${folder}/_index.markdown`])
      folders.set(name, { url: `${basis.url}/${path}/` });
  const has = (file: string) =>
    (folders.has(file) && (roleOf(file) !== 'section' || memory.has(file))) ||
    (roleOf(file) === 'article' && memory.has(file));
  const disk = diskFiles(root);
  const targetOf = (file: string): Target | undefined => {
    const known = memory.losers.has(file) ? undefined : memory.get(file);
    const { shown, url } = known?.article ?? {};
    const isLeftOut = !known?.kept && faulty(known?.problems ?? []);
    return url !== undefined && shown && !isLeftOut ? { url, shown } : undefined;
  };
  const aliases = lazy(() => {
    const files = new Map<string, readonly string[]>();
    for (const file of [...memory.moved].toSorted())
      for (const alias of memory.get(file)?.article?.aliases ?? [])
        files.set(alias, [...(files.get(alias) ?? []), file]);
    return files;
  });
  const at = (path: string): Target | undefined => {
    if (memory.claims.has(path))
      for (const [file, { article }] of memory.shelf.withPath(path)) {
        const target = article?.elsewhere ? undefined : targetOf(file);
        if (target) return target;
      }
    const files = aliases().get(path) ?? [];
    return files.map(targetOf).find((each) => each !== undefined);
  };
  const there = (file: string | undefined) => (file !== undefined && memory.has(file) ? file : undefined);
  const anchors = new Map<string, ReadonlySet<string> | undefined>();
  const library: Library = {
    anchors(file) {
      if (!anchors.has(file)) anchors.set(file, anchorsAt(join(root, file)));
      return anchors.get(file);
    },
    files: {
      get: (file) => (file !== '' && memory.has(file) ? { file, absolute: join(root, file) } : undefined),
      spelled: (file) => there(disk.spelled(file)),
      served: (path) => there(disk.served(path)),
    },
    neighbours: (folder) => namesIn(join(root, folder)).map((name) => posix.join(folder, name)),
    pages: {
      has,
      get: (file) => (roleOf(file) === 'article' && memory.has(file) ? targetOf(file) : folders.get(file)),
    },
    service: serviceOf(basis, sections, at),
    media,
  };
  return withRights(library, basis, (key) => memory.rights.of([key]).flatMap(({ from }) => from));
}

/** Where fragments may lead in the article of a file as it is now; undefined where it cannot be read as one. */
function anchorsAt(absolute: string): ReadonlySet<string> | undefined {
  try {
    const read = readText(absolute, statSync(absolute).size);
    const parts = 'finding' in read ? undefined : frontMatter(read.text);
    return parts && !('findings' in parts) ? anchorsOf(parts.body) : undefined;
  } catch {
    // What reads the file itself reports it.
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Where the links of a file lead now. */
export function answering(
  file: string,
  { links, shown }: Pick<Card, 'links' | 'shown'>,
  library: Library,
): Answering {
  const since = shown && new Date(shown.from);
  const answers: Record<string, Resolved> = {};
  let sound = true;
  let told = '';
  for (const [kind, reference] of links) {
    const answer = answerOf(kind, reference, file, library, since);
    answers[`${kind} ${reference}`] = answer;
    sound &&= answer.kind === 'url' && answer.note === undefined;
    told += `${kind} ${reference} ${digest(answer)}\n`;
  }
  return { answers, digest: links.length === 0 ? '' : hash(told).slice(0, 16), sound };
}
