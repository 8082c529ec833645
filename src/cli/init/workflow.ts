/** The actions that workflows use, each by the commit of its release. */
const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0';
const SETUP_NODE = 'actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0';
/** The actions that put files on GitHub Pages. */
export const UPLOAD_PAGES = 'actions/upload-pages-artifact@7b1f4a764d45c48632c6b24a0339c27f5614fb0b # v4.0.0';
export const DEPLOY_PAGES = 'actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5';

type Workflow = {
  /** The job that deploys, below `deploy:`, from its permissions on. */
  readonly deploy: string;
  /** When it also runs, as cron has it. */
  readonly schedule?: string;
};

/** A workflow for GitHub: every push and pull request is checked, and the main branch is deployed. */
export function workflowText({ deploy, schedule }: Workflow): string {
  const daily = schedule === undefined ? '' : `  schedule:\n    - cron: '${schedule}'\n`;
  return `name: Paper
on:
  push:
    branches: [main]
  pull_request:
  workflow_dispatch:
${daily}permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
${SETUP}
      - run: npm run check
  deploy:
    needs: check
    if: github.ref == 'refs/heads/main' && github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    concurrency:
      group: deploy
      cancel-in-progress: false
${deploy}`;
}

/** The steps that bring the paper and its packages; package-lock.json says which. */
export const SETUP = `      - uses: ${CHECKOUT}
      - uses: ${SETUP_NODE}
        with:
          node-version: 24
          cache: npm
      - run: npm ci`;
