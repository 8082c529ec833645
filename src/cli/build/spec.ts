import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline build`. */
export const spec: CommandSpec = {
  name: 'build',
  summary: 'Compiles a content folder into the bundle that the Worker serves.',
  usage: '[options]',
  arguments: [],
  options: [
    contentOption,
    {
      name: 'out',
      value: 'DIR',
      text: 'where the bundle goes; dist/assets, where wrangler.toml looks, if not given',
    },
    { name: 'skip-invalid', text: 'builds without the articles that have errors, and lists them' },
    {
      name: 'strict',
      text: 'stops at every error, also at those that cost a link, a picture or a file alone',
    },
    { name: 'quiet', short: 'q', text: 'shows no progress, and of the result errors and warnings alone' },
  ],
  environment: [
    ['CONTENT_DIR', 'the content folder'],
    ['SITE_URL', 'overrides the url of site.yaml, with which links begin'],
  ],
  examples: [
    'dateline build',
    'dateline build --skip-invalid',
    'SITE_URL=https://www.example.com dateline build',
  ],
  exits: [
    [0, 'if it was built'],
    [1, 'if not'],
    [2, 'if it was used incorrectly'],
  ],
};
