import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline export`. */
export const spec: CommandSpec = {
  name: 'export',
  summary:
    'Writes the whole service as static files, for hosts that run no program: feeds, archives, pages, sitemaps, media,\n_headers and _redirects. With --source the content folder itself, to go on elsewhere.',
  usage: 'DIR [options]',
  arguments: [
    {
      name: 'DIR',
      text: 'a new or empty folder, or one that an export wrote; what is right already stays untouched',
    },
  ],
  options: [
    contentOption,
    {
      name: 'nginx',
      value: 'DIR',
      text: 'also writes http.conf and server.conf there, for nginx to include',
    },
    {
      name: 'source',
      text: 'copies the content folder instead: articles in every state, sections, site.yaml, pictures, byte for byte',
    },
    { name: 'skip-invalid', text: 'exports without the articles that have errors, and lists them' },
    {
      name: 'strict',
      text: 'stops at every error, also at those that cost a link, a picture or a file alone',
    },
    { name: 'quiet', short: 'q', text: 'shows no progress' },
    {
      name: 'json',
      text: 'prints { files, bytes, written, unchanged, removed, runAgain, warnings }, or leftOut for the last two',
    },
  ],
  environment: [
    ['CONTENT_DIR', 'the content folder'],
    ['SITE_URL', 'overrides the url of site.yaml, with which links begin'],
  ],
  examples: [
    'dateline export public',
    'SITE_URL=https://feeds.example.com dateline export public',
    'dateline export public --json | jq -r .runAgain',
    'dateline export --source ../paper-copy',
  ],
  exits: [
    [0, 'if the folder is as it should be'],
    [1, 'if not'],
    [2, 'if it was used incorrectly'],
  ],
};
