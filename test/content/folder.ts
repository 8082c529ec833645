import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Compiled, compile } from '../support/compiled.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const site = `title: The Paper
description: A paper
url: https://paper.example
id: tag:paper.example,2019:paper
language: en-US
timezone: America/Los_Angeles
`;

/** A front matter without fault, with the lines given after it, and a body. */
export const article = (lines = '', body = 'A story.\n'): string =>
  `---\ntitle: A headline\ndate: 2019-09-25 21:12\nid: tag:paper.example,2019-09-25:a\n${lines}${lines === '' || lines.endsWith('\n') ? '' : '\n'}---\n${body}`;

/** A folder with these files, gone after the test. */
export function folder(files: Files): string {
  const dir = mkdtempSync(join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) write(dir, name, content);
  return dir;
}

/** Writes or replaces one file. */
export function write(dir: string, name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(dir, name)), { recursive: true });
  writeFileSync(join(dir, name), content);
}

/** A folder compiled; a faultless site.yaml is added where none is given. */
export const compiled = (
  files: Files,
  options: Omit<Parameters<typeof compile>[0], 'dir'> = {},
): Promise<Compiled> => compile({ dir: folder({ 'site.yaml': site, ...files }), ...options });

/** The one article of a folder that has only `news/a.md`. */
export async function only(source: string, files: Files = {}) {
  const result = await compiled({ 'news/a.md': source, ...files });
  const [article] = result.articles.values();
  if (!article) throw new Error(`left out: ${JSON.stringify(result.problems)}`);
  return { article, problems: result.problems, result };
}

/** The smallest files of their kinds. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAEElEQVR4nGP4z8DwH4QZ8DMAH8MF+9WJ1jIAAAAASUVORK5CYII=',
  'base64',
);
export const gif = Buffer.from('R0lGODlhBAAFAIAAAAAAAP///ywAAAAABAAFAAACBISPCQUAOw==', 'base64');
export const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>';
export const webp = Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoCAAMAAkA4JaQAA3AA/vuUAAA=', 'base64');
/** Two frames of MPEG-1 layer III, silent. */
export const mp3 = Buffer.concat(
  Array.from({ length: 4 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])),
);
export const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');

/** A JPEG of 8 by 6 pixels as far as its header says; `orientation` as cameras write it. */
export function jpeg(orientation?: number): Buffer {
  const exif = Buffer.from(
    `457869660000${'4d4d002a00000008'}0001${'01120003000000010'}${'00'}${(orientation ?? 1).toString()}0000${'00000000'}`,
    'hex',
  );
  const app1 = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
  const app0 = Buffer.from('ffe000104a46494600010100000100010000', 'hex');
  const sof = Buffer.from('ffc0000b080006000801011100', 'hex');
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    orientation ? app1 : app0,
    sof,
    Buffer.from([0xff, 0xd9]),
  ]);
}
