import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { stringify } from 'yaml';
import { openFolderCollection } from '../../runtime/node/folder-collection.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { shownPath } from '../path.ts';
import { adminPage } from './admin-page.ts';
import { type DecapOptions, decapConfig } from './decap.ts';
import { pagesConfig } from './pages-cms.ts';
import { sectionsIn } from './sections.ts';

/** Writes the configuration of the editors; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const dir = contentFolder(args);
  const root = resolve(args.positionals[0] ?? '.');
  const folder = relative(root, resolve(dir)).replaceAll('\\', '/');
  if (folder === '' || folder.startsWith('..'))
    throw new UsageError(
      `DIR: the content folder ${dir} is not below ${root}; name the root of the repository`,
    );
  const site = await siteIn(dir);
  const sections = sectionsIn(dir);
  const options: DecapOptions = {
    ...{ folder, sections, partners: (site.partners ?? []).map(({ name }) => name) },
    indexed: sections.map(({ path }) => path).filter((path) => existsSync(join(dir, path, '_index.md'))),
    repository: repositoryOf(args.one('repository')),
    branch: args.one('branch') ?? 'main',
    cms: cmsOf(args.one('cms')),
  };
  const authority = /^tag:([^,]+),/.exec(site.id)?.[1] ?? new URL(site.url).hostname;
  const files = {
    'admin/config.yml': `${NOTE}${written(decapConfig(options))}`,
    'admin/index.html': adminPage({ cms: options.cms, title: site.title, authority }),
    '.pages.yml': `${NOTE}${written(pagesConfig(options))}`,
  };
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(shownPath(file));
  }
  return 0;
}

const NOTE = '# Written by dateline editor; after a new section or partner, run it again.\n';

/** Without aliases, of which programs that read YAML take only so many. */
const written = (config: object): string => stringify(config, { lineWidth: 0, aliasDuplicateObjects: false });

async function siteIn(dir: string) {
  const content = await openFolderCollection({ dir, siteUrl: undefined });
  try {
    if (content.collection === undefined)
      throw new CommandError('site.yaml cannot be used; npx dateline check says what to correct');
    return content.collection.site;
  } finally {
    content.close();
  }
}

function repositoryOf(name: string | undefined): string | undefined {
  if (name !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(name))
    throw new UsageError(`--repository: “${name}” is not an owner and a name; write it as lantern/paper`);
  return name;
}

function cmsOf(name = 'decap'): DecapOptions['cms'] {
  if (name !== 'decap' && name !== 'sveltia')
    throw new UsageError(
      `--cms: “${name}” is neither decap nor sveltia; Pages CMS reads .pages.yml, which is written anyway`,
    );
  return name;
}
