import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

/** Migrations are text in a Worker's script. */
const sql = {
  name: 'sql',
  transform: (code: string, id: string) =>
    id.endsWith('.sql') ? `export default ${JSON.stringify(code)}` : undefined,
};

export default defineConfig({
  test: {
    // One more than there are cores, as many tests wait for another program; left to itself, vitest leaves a core idle.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        plugins: [sql],
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/runtime/workerd/**'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 120_000 } },
          // Most of the time else goes into loading the same files again, here and in the programs that tests start.
          isolate: false,
          // Much is made and soon forgotten: a larger nursery halves what collecting it costs.
          execArgv: ['--max-semi-space-size=64'],
          env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './test/runtime/workerd/wrangler.toml' },
            miniflare: { bindings: { MIGRATIONS: await readD1Migrations('./migrations') } },
          })),
        ],
        test: {
          name: 'workerd',
          include: ['test/runtime/workerd/**/*.test.ts'],
          globalSetup: ['test/runtime/workerd/build.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 120_000 } },
          isolate: false,
          // Much is made and soon forgotten: a larger nursery halves what collecting it costs.
          execArgv: ['--max-semi-space-size=64'],
        },
      },
    ],
  },
});
