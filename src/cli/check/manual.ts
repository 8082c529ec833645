import type { Manual } from '../command/command-spec.ts';

/** `npm run check`. */
export const manual: Manual = {
  name: 'check',
  summary: 'Reports every problem of a content folder at once.',
  usage: '[folder] [-- options]',
  arguments: [
    {
      name: 'folder',
      completes: 'folder',
      text: 'the content folder; CONTENT_DIR, or content, if not given',
    },
  ],
  options: [
    { name: 'json', text: 'prints an array of { file, line, column, field, message, severity, code }' },
    {
      name: 'against',
      value: 'PLACE',
      completes: 'file',
      text: 'compares with what is published, so that no reader sees old articles as new: a live site or\nfeed, or a saved feed (RSS, Atom, JSON, a WordPress export)',
    },
    {
      name: 'partner',
      value: 'NAME',
      multiple: true,
      completes: 'partner',
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
    'npm run check',
    'npm run check ../newsroom/content',
    'npm run --silent check -- --json > problems.json',
    'npm run check -- --against https://www.example.com/',
    'npm run check -- --partner msn',
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
