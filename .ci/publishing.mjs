// publishing.mjs OUT: wrangler.toml with D1, R2 and the publisher uncommented, and both scripts bundled as a deployment would.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [out = '.'] = process.argv.slice(2);
const root = join(import.meta.dirname, '..');
const config = join(root, '.publishing.toml');
let isUncommented = false;
const lines = readFileSync(join(root, 'wrangler.toml'), 'utf8')
  .split('\n')
  .map((line) => {
    isUncommented = line.startsWith('#') && (isUncommented || line.startsWith('# [['));
    return isUncommented ? line.replace(/^# ?/, '') : line;
  });
writeFileSync(config, lines.join('\n').replace('worker/worker.ts', 'worker/worker-d1.ts'));
mkdirSync(join(root, 'dist/assets'), { recursive: true });
const isBundled = (environment) => {
  const args = ['deploy', '--dry-run', '--config', config, '--env', environment];
  const folder = join(out, environment || 'reader');
  return spawnSync('wrangler', [...args, '--outdir', folder], { stdio: 'inherit' }).status === 0;
};
try {
  process.exitCode = ['publisher', ''].every(isBundled) ? 0 : 1;
} finally {
  rmSync(config);
}
