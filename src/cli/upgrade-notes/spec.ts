import type { CommandSpec } from '../command/command-spec.ts';

/** `dateline upgrade-notes`. */
export const spec: CommandSpec = {
  name: 'upgrade-notes',
  summary:
    'Prints what newer versions bring, and what a newsroom must do: the parts of CHANGELOG.md since a version.',
  usage: '[FROM]',
  arguments: [
    {
      name: 'FROM',
      text: 'the version that was used before, such as 0.1.0; all there is of this version, if not given',
    },
  ],
  options: [],
  examples: ['dateline upgrade-notes 0.1.0', 'npx @dateline-news/dateline@latest upgrade-notes 0.2.0'],
  exits: [
    [0, 'if they were printed, or there are none'],
    [2, 'if it was used incorrectly'],
  ],
};
