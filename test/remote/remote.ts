import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import selfsigned from 'selfsigned';
import { SAMPLE } from '../sample.ts';
import { HOST, imitateApi, TOKEN, until } from './cloudflare.ts';

/**
 * `npm run sync -- --d1 --remote`, through wrangler's own connection, to an imitation of Cloudflare: an API, and an edge at the name that
 * wrangler is told, on port 443. Run by `.ci/remote`, where that name leads here. Prints a line per check; ends with "N passed, N failed".
 */
const root = resolve(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'dateline-remote-'));
const edge = join(work, 'edge');
cpSync(join(import.meta.dirname, 'edge'), edge, { recursive: true });
cpSync(SAMPLE, join(work, 'content'), { recursive: true });

const { private: key, cert } = await selfsigned.generate([{ name: 'commonName', value: HOST }], {
  keySize: 2048,
  extensions: [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'subjectAltName', altNames: [{ type: 2, value: HOST }] },
  ],
});
const [keyPath, certPath, config] = ['key.pem', 'cert.pem', 'paper.toml'].map((name) => join(work, name));
writeFileSync(keyPath ?? '', key);
writeFileSync(certPath ?? '', cert);
writeFileSync(
  config ?? '',
  `name = "${HOST.split('.')[0]}"
main = ${JSON.stringify(join(root, 'src/runtime/worker/worker-d1.ts'))}
compatibility_date = "2026-01-01"
[assets]
directory = "assets"
binding = "ASSETS"
[[d1_databases]]
binding = "DB"
database_name = "dateline"
migrations_dir = ${JSON.stringify(join(root, 'migrations'))}
`,
);

const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
const served = ['dev', '--port', '443', '--ip', '127.0.0.1', '--local-protocol', 'https'];
const server = spawn(
  process.execPath,
  [wrangler, ...served, '--https-key-path', keyPath ?? '', '--https-cert-path', certPath ?? ''],
  { cwd: edge, stdio: 'ignore', env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true' } },
);
const url = `https://${HOST}`;

/** The generation that readers see, and how many articles are there that only the next has. */
const AHEAD =
  'SELECT generation AS shown, (SELECT count(*) FROM article WHERE born > generation) AS ahead FROM state';
/** What the database says when a deployment takes effect. */
const atDeployment: Record<string, unknown>[] = [];
const api = await imitateApi({
  edge: { dir: edge, url },
  onDeploy: async () => {
    atDeployment.push(await row(AHEAD));
  },
});

const counts = { passed: 0, failed: 0 };
function check(name: string, isSo: boolean, seen: unknown): void {
  counts[isSo ? 'passed' : 'failed'] += 1;
  console.log(`${isSo ? 'ok    ' : 'FAIL  '}${name}`);
  if (!isSo) console.log(seen);
}

/** What the command says, and its exit code; without waiting here, as this program is what it asks. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(
    process.execPath,
    [...args, '--content', join(work, 'content'), '--config', config ?? ''],
    {
      cwd: root,
      timeout: 300_000,
      env: {
        ...process.env,
        CLOUDFLARE_ACCOUNT_ID: '0123456789abcdef0123456789abcdef',
        CLOUDFLARE_API_TOKEN: TOKEN,
        CLOUDFLARE_API_BASE_URL: api.url,
        NODE_EXTRA_CA_CERTS: certPath ?? '',
        NO_COLOR: '1',
        SITE_URL: url,
        ...env,
      },
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const status = await new Promise<number | null>((ended) => child.once('close', ended));
  return { status, said };
}

const sync = (env: Readonly<Record<string, string>> = {}, ...more: readonly string[]) =>
  run(['src/bin.js', 'sync', '--d1', '--remote', ...more], env);

/** The first row of a question to the database at the other end. */
async function row(sql: string): Promise<Record<string, unknown>> {
  const body = JSON.stringify([{ sql }]);
  const [answer] = (await (
    await fetch(`${url}/imitation/query`, { method: 'POST', body })
  ).json()) as readonly {
    readonly results: readonly Record<string, unknown>[];
  }[];
  return answer?.results[0] ?? {};
}

try {
  await until(async () => (await fetch(`${url}/imitation/version`)).ok);
  const refused = await sync({ CLOUDFLARE_API_TOKEN: 'another token' });
  check(
    'a token that Cloudflare does not know: it fails, and says so',
    refused.status === 1 && /Authentication error/.test(refused.said),
    refused,
  );

  const lost = await sync({ SITE_URL: 'http://localhost:8787' });
  check('links to this machine are refused', lost.status === 1 && /SITE_URL/.test(lost.said), lost);

  const early = await sync();
  check(
    'articles that would name files before they are deployed are refused',
    early.status === 1 && /not deployed yet.*npm run deploy/.test(early.said),
    early,
  );

  const first = await sync({}, '--assets-deployed');
  const [, count = ''] = /(\d+) written, 0 unchanged, 0 removed/.exec(first.said) ?? [];
  check(
    'the first time the schema is made, and everything written',
    first.status === 0 && Number(count) > 40,
    first,
  );
  check(
    'it is all there',
    (await row('SELECT count(*) AS n FROM article')).n === Number(count),
    await row('SELECT count(*) AS n FROM article'),
  );

  const again = await sync();
  check(
    'the second time nothing is written',
    new RegExp(`: 0 written, ${count} unchanged, 0 removed`).test(again.said),
    again,
  );
  check(
    'and nothing published',
    (await row('SELECT generation FROM state')).generation === 1,
    await row('SELECT generation FROM state'),
  );

  const [edited, removed] = ['locomotive-model-online', 'ferry-levy-passes'].map((name) =>
    join(work, `content/news/northwest/${name}.md`),
  );
  writeFileSync(edited ?? '', readFileSync(edited ?? '', 'utf8').replace(/^title: .*$/m, 'title: Edited'));
  rmSync(removed ?? '');
  const changed = await sync();
  check(
    'an edit and a removal: these alone',
    new RegExp(`: 1 written, ${Number(count) - 2} unchanged, 1 removed`).test(changed.said),
    changed,
  );
  check(
    'readers see them at once',
    (await row('SELECT generation FROM state')).generation === 2,
    await row('SELECT generation FROM state'),
  );
  const before = api.done.length;
  writeFileSync(
    join(work, 'content/news/northwest/tide.md'),
    '---\ntitle: Tide\nid: tag:columbialantern.example,2026:tide\ndate: 2026-11-20 10:00\n---\nThe tide. [Table](tide.csv)\n',
  );
  writeFileSync(join(work, 'content/news/northwest/tide.csv'), 'high,low\n2,1\n');
  const deployed = await run(['src/bin.js', 'deploy']);
  const steps = api.done.slice(before).map((step) => step.replace(/ .*/, ''));
  check(
    'a deployment brings files and the worker first, while readers see what they saw',
    deployed.status === 0 &&
      steps.at(-1) === 'deploy' &&
      steps.slice(0, -1).every((step) => step === 'upload') &&
      JSON.stringify(atDeployment) === JSON.stringify([{ shown: 2, ahead: 1 }]),
    { deployed, steps, atDeployment },
  );
  check(
    'and then everything at once',
    JSON.stringify(await row(AHEAD)) === JSON.stringify({ shown: 3, ahead: 0 }),
    await row(AHEAD),
  );
  check(
    'nothing is left beside the configuration',
    !readdirSync(work).some((file) => file.startsWith('.wrangler-sync')),
    readdirSync(work),
  );
} catch (error) {
  check('the imitation answers', false, error);
} finally {
  api.close();
  server.kill();
  rmSync(work, { recursive: true, force: true });
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);
