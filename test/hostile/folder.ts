import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files of a content folder by path; a value that is no text is front matter, written as JSON, which YAML reads. */
export type Folder = Readonly<Record<string, string | Entry>>;
export type Entry = { readonly front: object; readonly body?: string };

/** Writes a content folder to a place of its own; the caller disposes of it. */
export function writeFolder(folder: Folder): Disposable & { readonly dir: string } {
  const dir = mkdtempSync(join(tmpdir(), 'hostile-'));
  for (const [path, file] of Object.entries(folder)) {
    const target = join(dir, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, typeof file === 'string' ? file : written(path, file));
  }
  return { dir, [Symbol.dispose]: () => rmSync(dir, { recursive: true }) };
}

function written(path: string, { front, body = '' }: Entry): string {
  const yaml = Object.entries(front)
    .map(([key, value]) => `${key}: ${ascii(JSON.stringify(value))}\n`)
    .join('');
  return path.endsWith('.yaml') ? yaml : `---\n${yaml}---\n\n${body}\n`;
}

/** JSON in ASCII: YAML refuses characters that its escapes may stand for. */
function ascii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** An article’s front matter with this many minutes before the newest. */
export function front(name: string, age: number, fields: object): object {
  return {
    title: `Story ${name}`,
    date: new Date(Date.UTC(2026, 2, 1, 12) - age * 60_000).toISOString(),
    id: `tag:hostile.example,2026:${name}`,
    ...fields,
  };
}

/** site.yaml for a folder whose site says no more than it must. */
export const plainSite: Entry = {
  front: {
    title: 'The Hostile',
    description: 'A paper made to break readers',
    url: 'https://hostile.example',
    id: 'tag:hostile.example,2026:paper',
    language: 'en',
    timezone: 'UTC',
    organisation: 'The Hostile',
    embeds: ['player.ok.example'],
    feeds: { limit: 200, ttl: 15 },
  },
};
