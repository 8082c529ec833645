import type { Manual } from '../command/command-spec.ts';

/** `npm run schema`. */
export const manual: Manual = {
  name: 'schema',
  summary: 'Writes the JSON Schemas of site.yaml, articles and sections into schema/, where editors look for them.',
  usage: '',
  arguments: [],
  options: [],
  examples: ['npm run schema'],
  exits: [
    [0, 'if they were written'],
    [2, 'if it was used incorrectly'],
  ],
};
