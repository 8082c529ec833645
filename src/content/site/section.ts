import { basename } from 'node:path/posix';
import { distance } from 'fastest-levenshtein';
import type { SectionRef } from '../../domain/article.ts';
import { compare, type Finding } from '../problems/problem.ts';
import type { SectionFields } from '../schema/section-schema.ts';
import { reserved } from './permalink.ts';
import { slug, slugPath } from './slug.ts';

/** A folder that holds articles, or says that it will. */
export type Section = SectionRef & {
  /** Relative to the content folder. */
  readonly folder: string;
  readonly fields: Partial<SectionFields>;
  /** No `_index.md` in it or below declares it: it is there once something in it has been public. */
  readonly implied?: true;
};

export type Sections = {
  /** By path, parents before children, in `order`, then by title. */
  readonly byPath: ReadonlyMap<string, Section>;
  /** What is wrong, with the folder it is about. */
  readonly findings: readonly { readonly folder: string; readonly finding: Finding }[];
};

type SectionSources = {
  /** Folders with articles. */
  readonly folders: Iterable<string>;
  /** Folders with an `_index.md`, with what it says. */
  readonly indexes: ReadonlyMap<string, { readonly fields?: SectionFields | undefined }>;
  readonly language: string;
  /** The file of an article that is published at a path where no section was. */
  readonly publishedAt: (path: string) => string | undefined;
  /** The folder that was the section at a path when that was published last. */
  readonly folderBefore: (path: string) => string | undefined;
};

/** The sections of these folders and of every folder above them; none where a published article has the address already. */
export function sectionsOf({
  folders,
  indexes,
  language,
  publishedAt,
  folderBefore,
}: SectionSources): Sections {
  const declared = new Set(withParents(indexes.keys()));
  const findings: Sections['findings'][number][] = [];
  const byPath = new Map<string, Section>();
  for (const [path, folder] of ownersFirst([...indexes.keys(), ...folders], folderBefore)) {
    const reservation = reserved(`/${path}`, 'section');
    const twin = byPath.get(path)?.folder;
    const published = publishedAt(`/${path}`);
    if (reservation) findings.push({ folder, finding: { ...reservation, field: 'file' } });
    else if (twin)
      findings.push({
        folder,
        finding: {
          code: 'duplicate-url',
          field: 'file',
          message: `the folder has the address of “${twin}”, /${path}; rename one`,
        },
      });
    else if (published !== undefined) {
      const advice =
        'so the folder is not a section and its stories are left out; rename the folder, or write another url in that story';
      const message = `“${published}” is published at /${path} and keeps that address, ${advice}`;
      findings.push({ folder, finding: { code: 'duplicate-url', field: 'file', message } });
    } else {
      const fields: Partial<SectionFields> = indexes.get(folder)?.fields ?? {};
      const above = byPath.get(slugPath(folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))));
      byPath.set(path, {
        path,
        folder,
        fields,
        implied: declared.has(folder) ? undefined : true,
        trail: [...(above?.trail ?? []), fields.title ?? titled(basename(folder))],
      });
    }
  }
  return { byPath: ordered(byPath, language), findings };
}

/** Folders and all above them with their paths, parents first; of several with one path first the one that has been its section, or else the first by name. */
function ownersFirst(
  folders: Iterable<string>,
  folderBefore: SectionSources['folderBefore'],
): readonly (readonly [path: string, folder: string])[] {
  const byPath = Map.groupBy(withParents(folders), slugPath);
  return [...byPath]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([path, all]) => {
      const owner = all.find((folder) => folder === folderBefore(path));
      const rest = all.filter((folder) => folder !== owner);
      return [...(owner === undefined ? [] : [owner]), ...rest].map((folder) => [path, folder] as const);
    });
}

function withParents(folders: Iterable<string>): readonly string[] {
  const all = new Set<string>();
  for (const folder of folders) {
    if (folder === '') continue;
    const names = folder.split('/');
    for (let depth = 1; depth <= names.length; depth++) all.add(names.slice(0, depth).join('/'));
  }
  return [...all].toSorted(compare);
}

/** `clark-county` as `Clark County`; a name with capitals stays as it is. */
function titled(folder: string): string {
  const name = folder.replace(/[-_]+/g, ' ').trim();
  return name === name.toLowerCase()
    ? name.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
    : name;
}

function ordered(byPath: ReadonlyMap<string, Section>, language: string): ReadonlyMap<string, Section> {
  const { compare: byTitle } = new Intl.Collator(language);
  const title = ({ trail }: Section) => trail.at(-1) ?? '';
  const neighbours = (a: Section, b: Section) =>
    (a.fields.order ?? Number.MAX_SAFE_INTEGER) - (b.fields.order ?? Number.MAX_SAFE_INTEGER) ||
    byTitle(title(a), title(b)) ||
    compare(a.path, b.path);
  const children = Map.groupBy(byPath.values(), ({ path }) =>
    path.slice(0, Math.max(path.lastIndexOf('/'), 0)),
  );
  const below = (parent: string): readonly Section[] =>
    (children.get(parent) ?? []).toSorted(neighbours).flatMap((each) => [each, ...below(each.path)]);
  return new Map(below('').map((each) => [each.path, each]));
}

/** The section and those above it, nearest first. */
export function upward(path: string, sections: Sections): readonly Section[] {
  const cached = ways.get(sections)?.get(path);
  if (cached !== undefined) return cached;
  const names = path.split('/');
  const found = names.flatMap(
    (_, index) => sections.byPath.get(names.slice(0, names.length - index).join('/')) ?? [],
  );
  const way = ways.get(sections) ?? new Map<string, readonly Section[]>();
  ways.set(sections, way.set(path, found));
  return found;
}

/** What to say where `sectionNamed` finds none. */
export function missingSection(name: string, sections: Sections): string {
  const all = [...sections.byPath.values()].slice(0, 30).map(({ trail }) => trail.join('/'));
  return `no section “${name}”; make its folder, or name one of: ${all.join(', ')}`;
}

/** What to say where something is chosen by a section that is not there. */
export function choosesNothing(name: string, sections: Sections): string {
  const all = [...sections.byPath.values()].map(({ trail }) => trail.join('/'));
  const own = slugPath(name);
  const [nearest] = all
    .flatMap((each) =>
      [each, each.slice(each.lastIndexOf('/') + 1)].map((part) => ({ each, part: slugPath(part) })),
    )
    .map(({ each, part }) => ({ each, edits: distance(own, part) }))
    .toSorted((a, b) => a.edits - b.edits);
  const remedy =
    nearest && nearest.edits <= own.length / 3
      ? `did you mean “${nearest.each}”?`
      : 'name one as News/Northwest';
  return `no section “${name}”, so nothing is chosen by it; ${remedy}`;
}

/** Asked for several times of each article. */
const ways = new WeakMap<Sections, Map<string, readonly Section[]>>();

/** The section an author names: by path, or by titles as in `News/Northwest`, or by a title that only one has. */
export function sectionNamed(name: string, sections: Sections): Section | undefined {
  const path = slugPath(name);
  const own = sections.byPath.get(path);
  if (own) return own;
  const named = names.get(sections) ?? namesOf(sections);
  names.set(sections, named);
  return named.trails.get(path) ?? named.titles.get(path);
}

/** Asked for several times of each article. */
const names = new WeakMap<Sections, ReturnType<typeof namesOf>>();

/** Sections by the slugs of their titles from the top, the first of each; and by that of their own, where only one has it. */
function namesOf({ byPath }: Sections) {
  const trails = new Map<string, Section>();
  const titles = new Map<string, Section | undefined>();
  for (const section of byPath.values()) {
    const trail = section.trail.map(slug);
    const title = trail.at(-1) ?? '';
    if (!trails.has(trail.join('/'))) trails.set(trail.join('/'), section);
    titles.set(title, titles.has(title) ? undefined : section);
  }
  return { trails, titles };
}
