import type { CommandSpec } from '../command/command-spec.ts';

/** `dateline schema`. */
export const spec: CommandSpec = {
  name: 'schema',
  summary: 'Writes the JSON Schemas of site.yaml, articles and sections into schema/, where editors look for them.',
  usage: '',
  arguments: [],
  options: [],
  examples: ['dateline schema'],
  exits: [
    [0, 'if they were written'],
    [2, 'if it was used incorrectly'],
  ],
};
