import { mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeLeftovers } from '../../src/runtime/node/publish/edit-files.ts';
import { write } from '../content/folder.ts';

test('temporary files that a crash has left are removed, and nothing else', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'left-')));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const id = '2f1c0a92-be47-4a11-9d3c-000000000000';
  const before = new Date('2026-01-01T12:00:00Z');
  const [old, fresh] = [new Date('2026-01-01T11:59:00Z'), new Date('2026-01-01T12:00:01Z')];
  const rows: readonly (readonly [file: string, at: Date, stays: boolean])[] = [
    [`.site.yaml.${id}.dateline-edit`, old, false],
    [`news/.a.md.${id}.dateline-edit`, old, false],
    [`news/deep/.pier.png.${id}.dateline-edit`, old, false],
    [`news/.b.md.${id}.dateline-edit`, fresh, true],
    [`news/.a.md.${id}`, old, true],
    [`news/a.md.${id}.dateline-edit`, old, true],
    ['news/a.md', old, true],
    [`.git/.a.md.${id}.dateline-edit`, old, true],
    [`node_modules/.a.md.${id}.dateline-edit`, old, true],
  ];
  const root = join(home, 'content');
  for (const [file, at] of rows) {
    write(root, file, 'x');
    utimesSync(join(root, file), at, at);
  }
  write(home, `elsewhere/.c.md.${id}.dateline-edit`, 'x');
  symlinkSync(join(home, 'elsewhere'), join(root, 'linked'));
  removeLeftovers(root, before);
  for (const [file, , stays] of rows)
    expect(readdirSync(join(root, dirname(file))).includes(file.slice(file.lastIndexOf('/') + 1)), file).toBe(
      stays,
    );
  expect(readdirSync(join(home, 'elsewhere'))).toHaveLength(1);
});
