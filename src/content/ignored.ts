import { type Problem, problem } from './problem.ts';

/** Why a file is left out whose name begins with an underscore. */
export const ignored = (file: string): Problem =>
  problem(file, {
    code: 'file-ignored',
    field: 'file',
    message: 'a file that begins with _ is left out, unless it is _index.md; rename it to publish it',
  });
