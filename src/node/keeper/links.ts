import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { hash } from '../../content/hash.ts';
import type { MediaMemory } from '../../content/media-file.ts';
import { answerOf, digest } from '../../content/recorder.ts';
import type { Library, Resolved } from '../../content/reference.ts';
import { roleOf } from '../../content/role.ts';
import type { Asking } from '../../content/scan.ts';
import type { Scene } from '../../content/scene.ts';
import type { SiteBasis } from '../../content/site.ts';
import { withRights } from '../../content/withheld.ts';
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
  { root, site, media }: { readonly root: string; readonly site: SiteBasis; readonly media: MediaMemory },
  sections: Scene['sections'],
): Library {
  const { claims } = memory;
  const { url: siteUrl } = site;
  const folders = new Map<string, string>();
  for (const { folder, path } of sections.byPath.values())
    for (const name of [folder, `${folder}/_index.md`, `${folder}/_index.markdown`])
      folders.set(name, `${siteUrl}/${path}/`);
  const has = (file: string) =>
    (folders.has(file) && (roleOf(file) !== 'section' || memory.has(file))) ||
    (roleOf(file) === 'article' && memory.has(file));
  const library: Library = {
    siteUrl,
    files: {
      get: (file) => (file !== '' && memory.has(file) ? { file, absolute: join(root, file) } : undefined),
    },
    neighbours: (folder) => namesIn(join(root, folder)).map((name) => posix.join(folder, name)),
    pages: {
      has,
      get: (file) => {
        const known = roleOf(file) === 'article' ? memory.get(file) : undefined;
        if (!known) return folders.get(file);
        return memory.losers.has(file) ? undefined : known.article?.url;
      },
    },
    paths: { has: (path) => claims.has(path) || sections.byPath.has(path.slice(1)) },
    media,
  };
  return withRights(library, site, (key) => memory.rights.of([key]).flatMap(({ from }) => from));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Where the links of a file lead now. */
export function answering(file: string, links: readonly Asking[], library: Library): Answering {
  const answers: Record<string, Resolved> = {};
  let sound = true;
  let told = '';
  for (const [kind, reference] of links) {
    const answer = answerOf(kind, reference, file, library);
    answers[`${kind} ${reference}`] = answer;
    sound &&= answer.kind === 'url';
    told += `${kind} ${reference} ${digest(answer)}\n`;
  }
  return { answers, digest: links.length === 0 ? '' : hash(told).slice(0, 16), sound };
}
