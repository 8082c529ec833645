import { frontMatter } from '../source/front-matter.ts';
import { readText } from '../source/read-text.ts';
import { locator } from '../source/read-yaml.ts';
import { siteFile } from '../source/role.ts';
import type { Source } from '../source/source.ts';
import type { Position } from './problem.ts';

/** Finds where something stands in site.yaml or the front matter of a file, which is read only then. */
export function lineOf(
  source: Pick<Source, 'at'>,
  file: string,
): (path: readonly (string | number)[]) => Position | undefined {
  return (path) => {
    try {
      const found = source.at(file);
      const read = readText(found, found.state().size);
      if (read.text === undefined) return undefined;
      if (file === siteFile) return locator(read.text, 0)(path);
      const { yaml } = frontMatter(read.text);
      return yaml === undefined ? undefined : locator(yaml, 1)(path);
    } catch {
      return undefined;
    }
  };
}
