import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline check`. */
export const spec: CommandSpec = {
  name: 'check',
  summary: 'Reports every problem of a content folder at once.',
  usage: '[options]',
  arguments: [],
  options: [
    contentOption,
    { name: 'json', text: 'prints an array of { file, line, column, field, message, severity, code }' },
    {
      name: 'against',
      value: 'PLACE',
      text: 'compares with what is published, so that no reader sees old articles as new: a live site or\nfeed, or a saved feed (RSS, Atom, JSON, a WordPress export)',
    },
    {
      name: 'partner',
      value: 'NAME',
      multiple: true,
      text: 'also says what an aggregator of site.yaml’s partners would refuse or not show, and why; by\nname or profile, again for a second one',
    },
    { name: 'partners', text: 'the same for all of them' },
    { name: 'quiet', short: 'q', text: 'shows no progress' },
  ],
  environment: [
    ['CONTENT_DIR', 'the content folder'],
    ['SITE_URL', 'overrides the url of site.yaml, with which links begin'],
  ],
  examples: [
    'dateline check',
    'dateline check --content ../newsroom/content',
    'dateline check --json > problems.json',
    'dateline check --against https://www.example.com/',
    'dateline check --partner msn',
  ],
  exits: [
    [0, 'without errors (there may be warnings)'],
    [
      1,
      'with errors, or when readers would see old articles as new or meet addresses that are gone, or a partner would refuse something',
    ],
    [2, 'if it was used incorrectly, or what is published cannot be read'],
  ],
};
