import { statSync } from 'node:fs';
import { join } from 'node:path';
import { frontMatter } from '../../content/front-matter.ts';
import type { Position } from '../../content/problem.ts';
import { readText } from '../../content/read-text.ts';
import { locator } from '../../content/yaml.ts';

/** Finds where something stands in the front matter of a file, which is read only then. */
export function lineOf(
  root: string,
  file: string,
): (path: readonly (string | number)[]) => Position | undefined {
  return (path) => {
    try {
      const absolute = join(root, file);
      const read = readText(absolute, statSync(absolute).size);
      const matter = 'text' in read ? frontMatter(read.text) : undefined;
      return matter?.yaml === undefined ? undefined : locator(matter.yaml, 1)(path);
    } catch {
      return undefined;
    }
  };
}
