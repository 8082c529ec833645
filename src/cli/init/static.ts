import { pageUrl } from '../page-url.ts';
import type { Paper, TargetFiles } from './paper.ts';
import { DEPLOY_PAGES, SETUP, UPLOAD_PAGES, workflowText } from './workflow.ts';

/** A paper as files, on GitHub Pages unless its newsroom has another host. */
export const staticFiles = ({ url }: Paper): TargetFiles => ({
  deploy: 'dateline export public',
  files: { '.github/workflows/paper.yml': workflowText({ deploy: deployJob(url), schedule: '17 4 * * *' }) },
  ignored: ['public/'],
  before: [
    `\`npm run deploy\` writes \`public/\`, which any host of files takes. From GitHub it goes to GitHub Pages (*Settings → Pages → Source: GitHub Actions*) with every push, and once a day, as embargoes and expiries are as of the run. More: ${pageUrl('deploy.md#static-files')}`,
  ],
});

/** A site below a path is exported into a folder of that name; GitHub serves a project's artifact below its name by itself. */
const deployJob = (url: string): string => `    permissions:
      contents: read
      pages: write
      id-token: write
    environment: github-pages
    steps:
${SETUP}
      - run: npm run deploy
      - uses: ${UPLOAD_PAGES}
        with:
          path: public${new URL(url).pathname.replace(/\/$/, '')}
      - uses: ${DEPLOY_PAGES}
`;
