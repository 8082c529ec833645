import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { roleOf, siteFile } from '../../content/source/role.ts';
import { CommandError } from '../command/run.ts';
import { typedPath } from '../path.ts';

/** An article's file: the content folder, absolute, and the path in it, with forward slashes. */
export type ArticlePlace = { readonly dir: string; readonly file: string };

type Where = {
  /** As it was typed. */
  readonly file: string;
  /** The content folder, where it was named. */
  readonly dir: string;
  /** Folders that a path may begin in; npm runs programs in its own, and says where it was called from. */
  readonly from: readonly string[];
};

/** Finds the article that was meant; throws a CommandError when there is none. */
export function findArticle({ file, dir, from }: Where): ArticlePlace {
  const names = spellings(file);
  const found = [...from, dir]
    .flatMap((folder) => names.map((name) => resolve(folder, name)))
    .find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  if (found === undefined)
    throw new CommandError(`There is no article ${file}, neither here nor in ${typedPath(dir)}.`);
  const real = realpathSync(found);
  const root = rootOf(real, dir);
  if (root === undefined)
    throw new CommandError(
      `${file} is in no content folder: neither ${typedPath(dir)} nor a folder above it has a site.yaml.`,
    );
  const inside = typedPath(relative(root, real));
  const role = roleOf(inside);
  if (role !== 'article')
    throw new CommandError(
      role === 'section'
        ? `${file} names a section; a preview shows one article, such as ${typedPath(join(dirname(file), 'story.md'))}.`
        : `${file} is no article; articles are Markdown files, and names beginning with a dot or an underscore are left out.`,
    );
  return { dir: root, file: inside };
}

/** People leave out the ending, copy an address, or type the slashes of another system. */
function spellings(file: string): readonly string[] {
  return [file, typedPath(file)].flatMap((name) => {
    const trimmed = name.replace(/\/$/, '');
    return [
      name,
      `${trimmed}.md`,
      `${trimmed}.markdown`,
      ...(trimmed.startsWith('/') ? [`.${trimmed}`, `.${trimmed}.md`] : []),
    ];
  });
}

/** The content folder that a file is in: the one that was named, else the nearest folder above with a site.yaml. */
function rootOf(file: string, dir: string): string | undefined {
  const named = existsSync(dir) ? realpathSync(dir) : undefined;
  if (named !== undefined && !relative(named, file).startsWith('..')) return named;
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, siteFile))) return folder;
  return undefined;
}
