import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline editor`. */
export const spec: CommandSpec = {
  name: 'editor',
  summary:
    'Writes what Decap CMS, Sveltia CMS and Pages CMS need to edit a paper in a browser, with Git as what holds it: admin/ and .pages.yml.\nAfter a new section or partner, run it again.',
  usage: '[DIR] [options]',
  arguments: [{ name: 'DIR', text: 'the root of the repository; the current folder, if not given' }],
  options: [
    contentOption,
    { name: 'cms', value: 'NAME', text: 'decap (if not given) or sveltia: which one admin/ loads' },
    { name: 'repository', value: 'OWNER/NAME', text: 'where the paper is on GitHub' },
    { name: 'branch', value: 'NAME', text: 'the branch that is edited; main, if not given' },
    {
      name: 'rewrite',
      text: 'writes keys of articles in the form that the editors have fields for: tags: [Ferries] for tags: Ferries',
    },
  ],
  environment: [['CONTENT_DIR', 'the content folder']],
  examples: [
    'dateline editor --repository lantern/paper',
    'dateline editor --cms sveltia --repository lantern/paper',
    'dateline editor --rewrite',
  ],
  exits: [
    [0, 'if the files were written'],
    [1, 'if site.yaml cannot be used'],
    [2, 'if it was used incorrectly'],
  ],
};
