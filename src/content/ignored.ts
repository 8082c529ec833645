import { type Problem, problem } from './problem.ts';

/** Why an article is left out whose name, or one of whose folders, begins with an underscore. */
export const ignored = (file: string): Problem =>
  problem(file, {
    code: 'file-ignored',
    field: 'file',
    message: /(?:^|\/)_[^/]*\//.test(file)
      ? 'what is in a folder that begins with _ is left out; move it, or rename the folder, to publish it'
      : 'a file that begins with _ is left out, unless it is _index.md; rename it to publish it',
  });
