import type { CommandSpec } from '../command/command-spec.ts';

/** `dateline schema`. */
export const spec: CommandSpec = {
  name: 'schema',
  summary:
    'Writes the JSON Schemas of site.yaml, articles and sections, for editors. A folder that init made uses those of the package.',
  usage: '[DIR]',
  arguments: [{ name: 'DIR', text: 'where they go; schema, if not given' }],
  options: [],
  examples: ['dateline schema', 'dateline schema ../editor/schema'],
  exits: [
    [0, 'if they were written'],
    [2, 'if it was used incorrectly'],
  ],
};
