import { type Problem, problem } from '../problems/problem.ts';

const misnamed = (file: string): Problem | undefined =>
  /\.mdx$/i.test(file) && !/(?:^|\/)_/.test(file) ? otherFormat(file, 'MDX') : undefined;

/** An article that is in another format than Markdown. */
export const otherFormat = (file: string, format: string): Problem =>
  problem(file, {
    code: 'article-format',
    field: 'file',
    message: `an article in ${format} is not read; write it as Markdown, with YAML front matter, in a file that ends with .md`,
  });

/** Why an article is left out whose name, or one of whose folders, begins with an underscore. */
export const ignored = (file: string): Problem =>
  misnamed(file) ??
  problem(file, {
    code: 'file-ignored',
    field: 'file',
    message: /(?:^|\/)_[^/]*\//.test(file)
      ? 'what is in a folder that begins with _ is left out; move it, or rename the folder, to publish it'
      : 'a file that begins with _ is left out, unless it is _index.md; rename it to publish it',
  });
