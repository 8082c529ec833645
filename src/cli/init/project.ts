import { slug } from '../../content/site/slug.ts';
import { programVersion } from '../../runtime/node/release.ts';
import { pageUrl } from '../page-url.ts';
import { nodeFiles } from './node.ts';
import type { DeployTarget, Paper, TargetFiles } from './paper.ts';
import { staticFiles } from './static.ts';
import { workersFiles } from './workers.ts';

const TARGET_FILES: Readonly<Record<DeployTarget, (paper: Paper, name: string) => TargetFiles>> = {
  node: nodeFiles,
  workers: workersFiles,
  static: staticFiles,
};

/** Everything around the content of a new paper, by paths in its folder. */
export function projectFiles(paper: Paper): ReadonlyMap<string, string> {
  const name = slug(paper.title).slice(0, 50).replace(/-$/, '') || 'paper';
  const target = TARGET_FILES[paper.target](paper, name);
  const manifest = {
    name,
    private: true,
    type: 'module',
    scripts: { start: 'dateline start --local', check: 'dateline check', deploy: target.deploy },
    dependencies: { '@dateline-news/dateline': `^${programVersion()}` },
    ...target.manifest,
  };
  return new Map(
    Object.entries({
      'package.json': json(manifest),
      '.gitignore': `${['node_modules/', '/.dateline/', ...target.ignored].join('\n')}\n`,
      'README.md': readmeText(paper, target.before),
      '.vscode/extensions.json': json({ recommendations: ['redhat.vscode-yaml'] }),
      '.vscode/settings.json': json(SETTINGS),
      '.vscode/tasks.json': json(TASKS),
      ...target.files,
    }),
  );
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const SETTINGS = {
  'yaml.schemas': {
    './node_modules/@dateline-news/dateline/schema/site.json': ['content/site.yaml'],
  },
  '[markdown]': {
    'editor.wordWrap': 'on',
    'editor.quickSuggestions': { other: 'on', comments: 'off', strings: 'on' },
  },
};

/** Problems as `dateline check` prints them: file, line, message, severity and rule. */
const PROBLEM = '^(.+?):(\\d+): (.+) \\((error|warning) ([a-z0-9-]+)\\)$';

const TASKS = {
  version: '2.0.0',
  tasks: [
    {
      label: 'Check content',
      type: 'npm',
      script: 'check',
      group: 'test',
      presentation: { reveal: 'never', clear: true },
      problemMatcher: {
        owner: 'dateline',
        source: 'dateline',
        fileLocation: ['autoDetect', `\${workspaceFolder}`],
        pattern: { regexp: PROBLEM, file: 1, line: 2, message: 3, severity: 4, code: 5 },
      },
    },
  ],
};

function readmeText({ title, url }: Paper, before: readonly string[]): string {
  return `# ${title}

The articles are in \`content/\`; what the paper is, in \`content/site.yaml\`. [Dateline](${pageUrl('README.md')}) makes its feeds and pages.

\`\`\`sh
npm install
npm start              # the paper on this machine, http://localhost:8787; edits show as they are saved
npx dateline new       # begins an article
npm run check          # names every mistake, with what to do about it
npm run deploy         # brings it to readers, at ${url}
\`\`\`

${before.join('\n\n')}

A new version: \`npm install @dateline-news/dateline@latest\`, then \`npx dateline upgrade-notes\` says what it brings.
`;
}
