import { statSync } from 'node:fs';
import { join } from 'node:path';
import { frontMatter } from '../source/front-matter.ts';
import { readText } from '../source/read-text.ts';
import { siteFile } from '../source/role.ts';
import { locator } from '../source/yaml.ts';
import type { Position } from './problem.ts';

/** Finds where something stands in site.yaml or the front matter of a file, which is read only then. */
export function lineOf(
  root: string,
  file: string,
): (path: readonly (string | number)[]) => Position | undefined {
  return (path) => {
    try {
      const absolute = join(root, file);
      const read = readText(absolute, statSync(absolute).size);
      if (read.text === undefined) return undefined;
      if (file === siteFile) return locator(read.text, 0)(path);
      const { yaml } = frontMatter(read.text);
      return yaml === undefined ? undefined : locator(yaml, 1)(path);
    } catch {
      return undefined;
    }
  };
}
