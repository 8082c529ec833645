import { realpathSync } from 'node:fs';
import { parseMarkdown } from '../../content/article/parsed.ts';
import { articleSchema } from '../../content/schema/article-schema.ts';
import { slugPath } from '../../content/site/slug.ts';
import { folderOf, roleOf } from '../../content/source/role.ts';
import { contentsOf } from '../../runtime/copy/published.ts';
import { openFolderCollection } from '../../runtime/node/folder-collection.ts';
import { folderSource } from '../../runtime/node/source/folder-source.ts';
import { CommandError } from '../command/run.ts';
import { problemLine } from '../start/report.ts';
import type { Newsroom } from './details.ts';

/** Reads the content folder; throws a CommandError that says what is wrong when it cannot be used. */
export async function newsroom(dir: string, siteUrl?: string): Promise<Newsroom> {
  const content = await openFolderCollection({ dir, siteUrl });
  const { collection, report, handle, generation } = content;
  if (collection === undefined) {
    const errors = report.problems.filter(({ severity }) => severity === 'error');
    throw new CommandError(errors.map((each) => problemLine(dir, each, process.stderr)).join('\n'));
  }
  const { site, sections, authors, tags } = (await contentsOf(handle, generation)).publication;
  const files = handle.rows("SELECT path, about ->> '$.article.id' AS id FROM file");
  const folders = new Map(
    files
      .map(({ path }) => String(path))
      .filter((file) => ['article', 'section'].includes(roleOf(file)))
      .flatMap((file) => above(folderOf(file)))
      .map((folder) => [slugPath(folder), folder]),
  );
  const choices = sections.flatMap(({ scope, trail }) => {
    const path = scope.kind === 'section' ? scope.path : '';
    const folder = folders.get(path);
    return folder === undefined ? [] : [{ path, folder, trail }];
  });
  return {
    dir: realpathSync(dir),
    organisation: site.organisation.name,
    timezone: site.timezone,
    authority: /^tag:([^,]+),/.exec(site.id)?.[1] ?? new URL(site.url).hostname,
    sections: choices,
    authors: authors.map(({ name }) => name),
    tags: tags.map(({ name }) => name),
    ids: new Set(files.flatMap(({ path, id }) => (id === null ? idIn(dir, String(path)) : [String(id)]))),
    problemsOf: async (file) => (await content.refresh()).problems.filter((problem) => problem.file === file),
  };
}

function above(folder: string): readonly string[] {
  const names = folder === '' ? [] : folder.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** The id that a draft, or an article with errors, says that it has. */
function idIn(dir: string, file: string): readonly string[] {
  if (roleOf(file) !== 'article') return [];
  const { fields } = parseMarkdown(folderSource(dir).at(file), articleSchema, new Map());
  return fields?.id === undefined ? [] : [fields.id];
}
