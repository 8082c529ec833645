import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline deploy`. */
export const spec: CommandSpec = {
  name: 'deploy',
  summary:
    'Puts the site on Cloudflare Workers as wrangler.toml says: as a bundle, or with its articles in D1; files go first, so that no reader misses one.',
  usage: '[options]',
  arguments: [],
  options: [
    contentOption,
    { name: 'config', value: 'FILE', text: 'wrangler.toml, if not given' },
    { name: 'skip-invalid', text: 'goes on without the articles that have errors' },
    {
      name: 'strict',
      text: 'stops at every error, also at those that cost a link, a picture or a file alone',
    },
    { name: 'quiet', short: 'q', text: 'says nothing but errors' },
  ],
  environment: [
    ['CONTENT_DIR', 'the content folder'],
    ['SITE_URL', 'overrides the url of site.yaml, with which links begin'],
    ['CLOUDFLARE_API_TOKEN', 'who deploys, where nobody can log in'],
  ],
  examples: ['dateline deploy', 'SITE_URL=https://www.example.com dateline deploy'],
  exits: [
    [0, 'if it is deployed, and shows what the folder says'],
    [1, 'if not'],
    [2, 'if it was used incorrectly'],
  ],
};
