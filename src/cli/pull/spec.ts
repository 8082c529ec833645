import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline pull`. */
export const spec: CommandSpec = {
  name: 'pull',
  summary:
    'Brings the sources of a site on Workers that is published by API into the content folder: what was changed there since, and nothing that was\nchanged here. On Node the sources are a folder already: copy it.',
  usage: 'URL [options]',
  arguments: [{ name: 'URL', text: 'the site, as https://feeds.example.com' }],
  options: [
    contentOption,
    { name: 'dry-run', text: 'says what would be written, and writes nothing' },
    { name: 'overwrite', text: 'takes the site’s side where both have changed a file' },
    { name: 'quiet', short: 'q', text: 'says nothing but errors' },
  ],
  environment: [
    ['DATELINE_KEY', 'a key of the site that may read'],
    ['CONTENT_DIR', 'the content folder; it is made where it is not there'],
  ],
  examples: ['dateline pull https://feeds.example.com', 'dateline pull https://feeds.example.com --dry-run'],
  exits: [
    [0, 'if the folder has what was changed on the site'],
    [1, 'if not, or if both have changed a file'],
    [2, 'if it was used incorrectly'],
  ],
};
