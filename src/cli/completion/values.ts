import { join, resolve } from 'node:path';
import type { Completes } from '../command/command-spec.ts';
import type { Word } from './complete.ts';

type Named = Exclude<Completes, readonly string[]>;

/** The values that the content folder has; or the word by which the shell knows what to list. */
export async function valuesOf(kind: Named, words: readonly string[]): Promise<readonly Word[] | Named> {
  const named = words.lastIndexOf('--content');
  const dir = resolve((named < 0 ? undefined : words[named + 1]) ?? (process.env.CONTENT_DIR || 'content'));
  try {
    if (kind === 'section') return await sections(dir);
    if (kind === 'partner') return await partners(dir);
  } catch {
    // There is no folder that could be read: nothing is offered, as nobody asked for an error.
    return [];
  }
  return kind;
}

/** Every section, by the names of its folders. */
async function sections(dir: string): Promise<readonly Word[]> {
  const [{ folderOf, roleOf }, { slugPath }, { walk }] = await Promise.all([
    import('../../content/source/role.ts'),
    import('../../content/site/slug.ts'),
    import('../../content/source/walk.ts'),
  ]);
  const folders = walk(dir).files.filter(({ file }) => ['section', 'article'].includes(roleOf(file)));
  const paths = folders.map(({ file }) => slugPath(folderOf(file))).filter((path) => path !== '');
  return [...new Set(paths)].map((path) => [path, '']);
}

/** Those of site.yaml, with their profiles. */
async function partners(dir: string): Promise<readonly Word[]> {
  const [{ readFile }, { readYaml }] = await Promise.all([
    import('node:fs/promises'),
    import('../../content/source/yaml.ts'),
  ]);
  const read = readYaml(await readFile(join(dir, 'site.yaml'), 'utf8'));
  const named = 'findings' in read ? {} : record(record(read.data).partners);
  return Object.entries(named).map(([name, partner]) => [name, String(record(partner).profile ?? '')]);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  // An object that is no list has its fields by name.
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
