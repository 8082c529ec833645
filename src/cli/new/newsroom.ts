import { realpathSync } from 'node:fs';
import { type CompileCache, compile, compileCache, type Problem } from '../../content/compile/compile.ts';
import { slugPath } from '../../content/site/slug.ts';
import { folderOf, roleOf } from '../../content/source/role.ts';
import { walk } from '../../content/source/walk.ts';
import { CommandError } from '../command/run.ts';
import { problemLine } from '../start/report.ts';

/** A section to write in. `folder` is relative to the content folder, with forward slashes. */
export type Desk = { readonly path: string; readonly folder: string; readonly trail: readonly string[] };

/** What a new article must fit into. */
export type Newsroom = {
  /** The content folder, absolute. */
  readonly dir: string;
  readonly organisation: string;
  /** IANA name. */
  readonly timezone: string;
  /** Of the site's own `tag:` URI. */
  readonly authority: string;
  readonly desks: readonly Desk[];
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  /** In use, by drafts too. */
  readonly ids: ReadonlySet<string>;
  /** What is wrong with a file, as the folder is when it is asked. */
  problemsOf(file: string): Promise<readonly Problem[]>;
};

/** Reads the content folder; throws a CommandError that says what is wrong when it cannot be used. */
export async function newsroom(dir: string, siteUrl?: string): Promise<Newsroom> {
  const cache = compileCache();
  const options = { dir, cache, ...(siteUrl && { siteUrl }) };
  const { snapshot, problems } = await compile(options);
  if (snapshot === undefined) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    throw new CommandError(errors.map((each) => problemLine(dir, each, process.stderr)).join('\n'));
  }
  const { site, sections, authors, tags } = snapshot;
  const folders = new Map(
    walk(dir)
      .files.filter(({ file }) => ['article', 'section'].includes(roleOf(file)))
      .flatMap(({ file }) => above(folderOf(file)))
      .map((folder) => [slugPath(folder), folder]),
  );
  const desks = sections.flatMap(({ scope, trail }) => {
    const path = scope.kind === 'section' ? scope.path : '';
    const folder = folders.get(path);
    return folder === undefined ? [] : [{ path, folder, trail }];
  });
  return {
    dir: realpathSync(dir),
    organisation: site.organisation.name,
    timezone: site.timezone,
    authority: /^tag:([^,]+),/.exec(site.id)?.[1] ?? new URL(site.url).hostname,
    desks,
    authors: authors.map(({ name }) => name),
    tags: tags.map(({ name }) => name),
    ids: idsIn(cache),
    problemsOf: async (file) => (await compile(options)).problems.filter((problem) => problem.file === file),
  };
}

function above(folder: string): readonly string[] {
  const names = folder === '' ? [] : folder.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

function idsIn({ parsed, identified }: CompileCache): ReadonlySet<string> {
  const written = [...parsed.values()].map(({ parsed: { fields } }) =>
    fields !== null && typeof fields === 'object' && 'id' in fields ? fields.id : undefined,
  );
  const derived = [...identified.values()].map((each) => each.identified.id);
  return new Set([...written, ...derived].filter((id) => typeof id === 'string'));
}
