import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline start`. */
export const spec: CommandSpec = {
  name: 'start',
  summary:
    'Serves a content folder and follows its changes. In a terminal, pages open in a browser reload by themselves.\nSIGTERM and Ctrl-C let requests under way finish; a second Ctrl-C does not wait for them.',
  usage: '[options]',
  arguments: [],
  options: [
    contentOption,
    {
      name: 'local',
      text: 'links lead to this machine, whatever the url of site.yaml: for a look before it is deployed',
    },
    { name: 'quiet', short: 'q', text: 'without a progress bar' },
  ],
  environment: [
    ['PORT', '8787; 0 takes any free one'],
    ['HOST', 'localhost; 0.0.0.0 lets other machines in'],
    ['CONTENT_DIR', 'the content folder'],
    ['CONTENT_DB', 'the database; .dateline/collection.db beside the folder; :memory: for none'],
    [
      'SITE_URL',
      'overrides the url of site.yaml, with which links in feeds and pages begin; one of localhost follows PORT',
    ],
  ],
  examples: ['dateline start', 'dateline start --content ../newsroom/content', 'PORT=3000 dateline start'],
  exits: [
    [0, 'if it was stopped'],
    [1, 'if it could not start'],
    [2, 'if it was used incorrectly'],
  ],
};
