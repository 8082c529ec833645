import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { hugo, hugoVersion } from './hugo.ts';
import { type Measured, watched } from './measured.ts';

/** Where the peers that npm has are kept from one run to the next. */
const home = resolve(import.meta.dirname, '../../.dateline/bench/peers');

/** A generator of sites that makes one full-text feed a section of a folder. */
export type Peer = {
  readonly name: string;
  /** Of more articles it takes minutes and gigabytes. */
  readonly most: number;
  /** Builds, lets an edit be made, and builds again: what the second took. */
  readonly rebuild: (dir: string, edit: () => void) => Promise<Measured>;
};

/** The peers there are; those of npm are installed by the first who asks. */
export function peers(): readonly Peer[] {
  const version = hugoVersion();
  install();
  return [
    ...(version ? [{ name: version, most: 1_000_000, rebuild: again((dir) => hugo(dir, 'whole')) }] : []),
    { name: `Eleventy ${versionOf('@11ty/eleventy')}`, most: 10_000, rebuild: rebuildEleventy },
    { name: `Astro ${versionOf('astro')}`, most: 10_000, rebuild: rebuildAstro },
  ];
}

const again =
  (build: (dir: string) => Promise<Measured>): Peer['rebuild'] =>
  async (dir, edit) => {
    // It keeps nothing from one build to the next.
    edit();
    return build(dir);
  };

function install(): void {
  if (existsSync(join(home, 'node_modules/astro'))) return;
  console.log('Installing Eleventy and Astro …');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', [...args, '@11ty/eleventy@3', 'astro@7'], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function versionOf(name: string): string {
  const { dependencies } = JSON.parse(
    execFileSync('npm', ['ls', name, '--json', '--depth=0'], { cwd: home, encoding: 'utf8' }),
  ) as { readonly dependencies: Readonly<Record<string, { readonly version: string }>> };
  return dependencies[name]?.version ?? '';
}

/** A project of a peer's, beside its packages; gone afterwards. */
async function inProject<T>(
  files: Readonly<Record<string, string>>,
  work: (project: string) => Promise<T>,
): Promise<T> {
  const project = mkdtempSync(join(home, 'project-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(project, file, '..'), { recursive: true });
      writeFileSync(join(project, file), text);
    }
    return await work(project);
  } finally {
    rmSync(project, { recursive: true });
  }
}

/** Runs a peer's program in a project. Rejects with what it said where it fails. */
async function ran(script: string, args: readonly string[], project: string): Promise<Measured> {
  const { child, ended } = watched(process.execPath, [join(home, 'node_modules', script), ...args], {
    cwd: project,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000);
    });
  const measured = await ended;
  if (child.exitCode !== 0) throw new Error(said);
  return measured;
}

/** What was measured, if the feeds below a folder have every story of the content folder; else it was not the same work. */
function checked(measured: Measured, out: string, dir: string): Measured {
  const files = (folder: string, name: RegExp) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file));
  const items = files(out, /rss\.xml$/).reduce(
    (sum, file) => sum + readFileSync(join(out, file), 'utf8').split('<description>&lt;p&gt;').length - 1,
    0,
  );
  const stories = files(dir, /(?:^|\/)[^_/][^/]*\.md$/).length;
  if (items !== stories) throw new Error(`${items} of ${stories} stories are in the feeds`);
  return measured;
}

const eleventy = `export default (config) => {
  config.setQuietMode(true);
  // Pages are rendered, and not written.
  config.addGlobalData('permalink', false);
  config.addCollection('sections', (api) => {
    const stories = api.getAll().filter((page) => !page.inputPath.endsWith('/_index.md'));
    const bySection = Map.groupBy(stories, (page) => page.filePathStem.split('/').slice(1, -1).join('/'));
    return [...bySection].map(([path, items]) => ({ path, items: items.reverse() }));
  });
  config.addTemplate('feeds.njk', \`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{{ section.path }}</title><link>https://bench.example/{{ section.path }}/</link><description>{{ section.path }}</description>
{% for item in section.items %}<item><title>{{ item.data.title }}</title><link>https://bench.example{{ item.filePathStem }}</link><guid>{{ item.data.id }}</guid>
<pubDate>{{ item.date.toUTCString() }}</pubDate><description>{{ item.templateContent | escape }}</description></item>
{% endfor %}</channel></rss>\`, {
    pagination: { data: 'collections.sections', size: 1, alias: 'section' },
    permalink: '{{ section.path }}/rss.xml',
    eleventyExcludeFromCollections: true,
  });
  return { dir: { input: 'content', output: 'out' }, markdownTemplateEngine: false };
};
`;

const rebuildEleventy: Peer['rebuild'] = (dir, edit) =>
  inProject(
    { 'eleventy.config.mjs': eleventy, 'package.json': '{ "type": "module" }\n' },
    async (project) => {
      symlinkSync(dir, join(project, 'content'));
      edit();
      return checked(
        await ran('@11ty/eleventy/cmd.cjs', ['--config=eleventy.config.mjs'], project),
        join(project, 'out'),
        dir,
      );
    },
  );

const astroFeed = `import { getCollection } from 'astro:content';
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const sectionOf = ({ id }) => id.split('/').slice(0, -1).join('/');
export async function getStaticPaths() {
  const stories = (await getCollection('stories')).toSorted((a, b) => new Date(b.data.date) - new Date(a.data.date));
  return [...Map.groupBy(stories, sectionOf)].map(([section, items]) => ({ params: { section }, props: { items } }));
}
export const GET = ({ params: { section }, props: { items } }) => new Response(\`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>\${section}</title><link>https://bench.example/\${section}/</link><description>\${section}</description>
\${items.map(({ id, data, rendered }) => \`<item><title>\${escaped(data.title)}</title><link>https://bench.example/\${id}</link><guid>\${data.id}</guid>
<pubDate>\${new Date(data.date).toUTCString()}</pubDate><description>\${escaped(rendered.html)}</description></item>\`).join('\\n')}</channel></rss>\`);
`;

const rebuildAstro: Peer['rebuild'] = (dir, edit) =>
  inProject(
    {
      'astro.config.mjs': `export default { site: 'https://bench.example', logLevel: 'error' };\n`,
      'package.json': '{ "type": "module" }\n',
      'src/content.config.mjs': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { stories: defineCollection({ loader: glob({ pattern: '**/[^_]*.md', base: ${JSON.stringify(dir)} }) }) };
`,
      'src/pages/[...section]/rss.xml.js': astroFeed,
    },
    async (project) => {
      // It keeps what it has rendered.
      await ran('astro/bin/astro.mjs', ['build', '--silent'], project);
      edit();
      return checked(
        await ran('astro/bin/astro.mjs', ['build', '--silent'], project),
        join(project, 'dist'),
        dir,
      );
    },
  );
