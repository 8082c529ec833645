import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeNewsroom } from './newsroom.ts';
import { folder, program, ROOT } from './program.ts';

/** Two papers beside one configuration, and what brings the local D1 database up to one of them. */
async function papers() {
  const dir = mkdtempSync(join(tmpdir(), 'dateline-sync-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const config = join(dir, 'wrangler.toml');
  writeFileSync(
    config,
    `name = "paper"
main = "worker.ts"
compatibility_date = "2026-01-01"
[[d1_databases]]
binding = "DB"
database_name = "paper"
migrations_dir = ${JSON.stringify(join(ROOT, 'migrations'))}
`,
  );
  for (const name of ['one', 'other'])
    await writeNewsroom(join(dir, name), {
      'site.yaml': `title: The ${name}\ndescription: A paper\nurl: https://${name}.example\nlanguage: en-US\ntimezone: UTC\n`,
      'news/story.md': `---\ntitle: A story\ndate: 2026-01-01 12:00\nid: tag:${name}.example,2026:story\n---\nText.\n`,
    });
  const sync = (name: string) =>
    program('sync', {
      args: ['--content', name, '--d1', '--local', '--config', config, '--out', join(dir, 'assets')],
      cwd: dir,
    });
  return { sync, config };
}

test('a wrangler.toml without a database is named, with what to do', async () => {
  const { dir, remove } = await folder();
  onTestFinished(remove);
  const config = join(dir, 'wrangler.toml');
  writeFileSync(config, 'name = "paper"\ncompatibility_date = "2026-01-01"\n');
  const { code, stderr } = await program('sync', { args: ['--d1', '--local', '--config', config], cwd: dir });
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/binds no D1 database as DB: take the comment signs off/),
  ]);
});

test('a sync onto the database of another site is refused, and the one of its own goes on', async () => {
  const { sync, config } = await papers();
  expect(await sync('one')).toMatchObject({ code: 0, stdout: expect.stringContaining('2 written') });
  const refused = await sync('other');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(
    /The database holds another site, The one \(tag:one\.example,\d+:site\).*Nothing was sent\. Set database_name/,
  );
  // Wrangler is not asked for migrations where the schema is the program's: it would fail here.
  writeFileSync(
    config,
    readFileSync(config, 'utf8').replace(/^migrations_dir = .*/m, 'migrations_dir = "x"'),
  );
  expect(await sync('one')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('0 written, 2 unchanged'),
  });
}, 300_000);
