import { statSync } from 'node:fs';
import { join } from 'node:path';
import { frontMatter } from '../../content/front-matter.ts';
import type { Position } from '../../content/problem.ts';
import { readText } from '../../content/read-text.ts';
import { siteFile } from '../../content/role.ts';
import { locator } from '../../content/yaml.ts';

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
