import { hash } from '../../content/article/hash.ts';
import { frontMatter } from '../../content/source/front-matter.ts';
import { roleOf } from '../../content/source/role.ts';
import type { HiddenArticle } from '../imported.ts';
import type { ContentFolder } from './content-folder.ts';
import type { Losses } from './losses.ts';
import type { Manifest, ManifestArticle } from './manifest.ts';

/** What is public here, and hidden at the old site since it came. */
export type Exposure = {
  /** Names an article if it is public, in the file it came in or in one that the newsroom moved it to; whether it is. */
  report(article: HiddenArticle, written: Pick<ManifestArticle, 'file' | 'id'>): boolean;
  /** With an update makes a draft of a file that is as it came, and names any other; whether one was made a draft. */
  hide(article: HiddenArticle, entry: ManifestArticle, options: { readonly update: boolean }): boolean;
  /** Names an article that is public here and did not come again; `place`: by what the old site knew it. */
  miss(place: string, file: string): void;
};

type ExposureOptions = {
  readonly folder: ContentFolder;
  readonly losses: Losses;
  readonly manifest: Manifest;
};

/** Compares what the old site hides now with what is public here. */
export function createExposure({ folder, losses, manifest }: ExposureOptions): Exposure {
  let byId: ReadonlyMap<string, string> | undefined;
  const placeOf = ({ file, id }: Pick<ManifestArticle, 'file' | 'id'>): string | undefined => {
    if (folder.exists(file)) return file;
    if (id === undefined) return undefined;
    byId ??= filesById(folder);
    return byId.get(id);
  };
  const report: Exposure['report'] = (article, { file, id = article.id }) => {
    const found = placeOf({ file, id });
    if (found === undefined || !isPublic(folder, found)) return false;
    losses.add({
      place: article.place,
      what: `${found} is public here, and no longer at the old site: ${article.reason}; write draft: true into it, or withdraw it (status: withdrawn), unless it is to stay public${isAsItCame(folder, manifest, found) ? '; --update makes a draft of it' : ''}`,
      kind: 'article that is public here, and hidden at the old site since',
      error: 'exposed',
    });
    return true;
  };
  return {
    report,
    miss(place, file) {
      if (!folder.exists(file) || !isPublic(folder, file)) return;
      losses.add({
        place,
        what: `${file} is public here, and what it came from is not at the old site any more; withdraw it or delete it, unless it is to stay`,
        kind: 'article that is public here, and not at the old site any more',
      });
    },
    hide(article, entry, { update }) {
      const { file } = entry;
      if (!update || !isAsItCame(folder, manifest, file) || !isPublic(folder, file)) {
        report(article, entry);
        return false;
      }
      const text = `---\ndraft: true\n${folder.read(file)?.toString().slice('---\n'.length)}`;
      manifest.add({ ...entry, hash: hash(text) });
      folder.write(file, text);
      losses.add({
        place: article.place,
        what: `${file} is a draft now: ${article.reason}`,
        kind: 'article that is a draft now, as the old site has hidden it since',
      });
      return true;
    },
  };
}

/** Whether a file is what an import has written. */
function isAsItCame(folder: ContentFolder, manifest: Manifest, file: string): boolean {
  const bytes = folder.read(file);
  return bytes !== undefined && manifest.hashOf(file) === hash(bytes);
}

/** Whether readers have an article, as far as its own keys say so. */
function isPublic(folder: ContentFolder, file: string): boolean {
  const { draft, status } = keysOf(folder, file);
  return draft !== 'true' && status !== 'withdrawn' && roleOf(file) === 'article';
}

function keysOf(folder: ContentFolder, file: string): Readonly<Record<string, unknown>> {
  const text = folder.read(file)?.toString().replace(/\r\n?/g, '\n') ?? '';
  return Object(frontMatter(text).data);
}

function filesById(folder: ContentFolder): ReadonlyMap<string, string> {
  return new Map(
    folder.articles().flatMap((file) => {
      const { id } = keysOf(folder, file);
      return typeof id === 'string' ? [[id, file] as const] : [];
    }),
  );
}
