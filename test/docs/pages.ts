import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the repository begins. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** The text of a page, by its path in the repository. */
export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The pages of docs/ itself, and all Markdown that a visitor of the repository may come upon. */
export const chapters: readonly string[] = readdirSync(join(ROOT, 'docs')).filter((name) =>
  name.endsWith('.md'),
);
/** The pages of docs/reference/: what is made from the program and its tests. */
export const references: readonly string[] = readdirSync(join(ROOT, 'docs/reference')).map(
  (name) => `reference/${name}`,
);
export const everyPage: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.md')),
];

/** Blocks of code in a page, without their fences. */
export function blocks(page: string, language: string): readonly string[] {
  return [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, kind, text]) =>
    kind === language && text !== undefined ? [text] : [],
  );
}

/** A page without its code, where nothing is a link or a heading. */
export function prose(page: string): string {
  return page.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '');
}

/** The fragments that lead into a page on GitHub: its headings, lower-case, without punctuation, blanks as hyphens. */
export function anchors(page: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, heading = ''] of page.replace(/^```.*?^```$/gms, '').matchAll(/^#{1,6} (.+)$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-');
    let name = slug;
    for (let twin = 1; found.has(name); twin += 1) name = `${slug}-${twin}`;
    found.add(name);
  }
  return found;
}
