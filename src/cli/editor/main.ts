import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { stringify } from 'yaml';
import { openFolderCollection } from '../../runtime/node/folder-collection.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { shownPath } from '../path.ts';
import { adminPage } from './admin-page.ts';
import { type DecapOptions, decapConfig } from './decap.ts';
import { articleFields, LINES } from './fields.ts';
import { pagesConfig } from './pages-cms.ts';
import { articlesIn, keyedIn, type OtherForm, otherForms, rewrite, withoutId } from './rewrite.ts';
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
  const articles = articlesIn(
    dir,
    sections.map(({ path }) => path),
  );
  const partners = (site.partners ?? []).map(({ name }) => name);
  const context = { sections, timezone: site.timezone, partners, keyed: keyedIn(articles, LINES) };
  const fields = articleFields(context);
  const cms = cmsOf(args.one('cms'));
  const forms = [...otherForms(articles, fields), ...(cms === 'sveltia' ? withoutId(articles) : [])];
  const left = formsLeft(forms, args.flag('rewrite') === true);
  const options: DecapOptions = {
    ...context,
    folder,
    // An editor would lose what a field cannot show, but leaves keys that it has no field for.
    fields: fields.filter(({ name }) => !left.some(({ key }) => key === name)),
    indexed: sections.map(({ path }) => path).filter((path) => existsSync(join(dir, path, '_index.md'))),
    repository: repositoryOf(args.one('repository')),
    branch: args.one('branch') ?? 'main',
    cms,
  };
  const authority = /^tag:([^,]+),/.exec(site.id)?.[1] ?? new URL(site.url).hostname;
  const files = {
    'admin/config.yml': `${NOTE}${written(decapConfig(options))}`,
    'admin/index.html': adminPage({
      ...{ cms: options.cms, title: site.title, authority, timezone: site.timezone },
    }),
    '.pages.yml': `${NOTE}${written(pagesConfig(options))}`,
  };
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(shownPath(file));
  }
  for (const line of formsText(left)) console.log(line);
  return 0;
}

/** Of what is not in the form of its field, what stays so; the rest is written in it where that is asked. */
function formsLeft(forms: readonly OtherForm[], isRewriting: boolean): readonly OtherForm[] {
  if (!isRewriting) return forms;
  const failed = rewrite(forms.filter(({ value }) => value !== undefined));
  for (const { file, reason } of failed) console.error(`${shownPath(file)}: ${reason}`);
  return forms.filter(({ file, value }) => value === undefined || failed.some((each) => each.file === file));
}

function formsText(left: readonly OtherForm[]): readonly string[] {
  const lines = [...Map.groupBy(left, ({ key }) => key)].map(([key, forms]) => {
    const files = new Set(forms.map(({ file }) => file));
    const others = files.size > 1 ? ` and ${files.size - 1} more` : '';
    const first = forms.find(({ value }) => value === undefined) ?? forms[0];
    const remedy =
      key === 'id' ? 'add the line that check says' : 'write it there as docs/content.md has its longer form';
    const advice = first?.value === undefined ? `; ${remedy}` : '';
    return `${key}: not offered, as its field cannot show what ${shownPath(first?.file ?? '')}${others} has${advice}`;
  });
  const isRewritable = left.some(({ value }) => value !== undefined);
  return isRewritable ? [...lines, REWRITE] : lines;
}

const REWRITE =
  'npx dateline editor --rewrite writes such keys in the form of their field; what readers see does not change';

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
