import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** The folder that articles are written into; paths are relative, with forward slashes. */
export type ContentFolder = {
  exists(path: string): boolean;
  /** Undefined where there is no such file. */
  read(path: string): Buffer | undefined;
  write(path: string, data: string | Uint8Array): void;
  append(path: string, text: string): void;
  copy(absolute: string, path: string): void;
  /** Every Markdown file. */
  articles(): readonly string[];
};

/** `dryRun`: what is written stays in memory, as far as it is asked for again. */
export function contentFolder(root: string, dryRun: boolean): ContentFolder {
  return dryRun ? dryFolder(root) : realFolder(root);
}

function realFolder(root: string): ContentFolder {
  const place = (path: string) => {
    const absolute = join(root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    return absolute;
  };
  return {
    exists: (path) => existsSync(join(root, path)),
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path)) : undefined),
    write: (path, data) => writeFileSync(place(path), data),
    append: (path, text) => appendFileSync(place(path), text),
    copy: (absolute, path) => copyFileSync(absolute, place(path)),
    articles: () =>
      existsSync(root)
        ? readdirSync(root, { recursive: true, encoding: 'utf8' })
            .filter((name) => /\.(?:md|markdown)$/i.test(name) && !/(?:^|[/\\])\./.test(name))
            .map((name) => name.replaceAll(sep, '/'))
        : [],
  };
}

function dryFolder(root: string): ContentFolder {
  const { exists, read, articles } = realFolder(root);
  const written = new Set<string>();
  return {
    exists: (path) => written.has(path) || exists(path),
    ...{ read, articles },
    write: (path) => void written.add(path),
    append: () => {},
    copy: (_, path) => void written.add(path),
  };
}
