import { resolve } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { onTestFinished } from 'vitest';
import { migrateD1 } from '../../src/runtime/node/migrations.ts';
import { bundled } from '../publish/edge/edge.ts';

/** The worker that reads D1 in workerd, with a database that has had the migrations and no article. */
export async function startD1() {
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
      ...{ modules: true, compatibilityDate: '2026-10-20', d1Databases: { DB: 'paper' } },
      script: await bundled(resolve(import.meta.dirname, 'd1-worker.ts')),
      // Miniflare has its own types of what Node has too.
      serviceBindings: { ASSETS: () => new Response(null, { status: 404 }) as never },
    }),
  );
  onTestFinished(() => runtime.dispose());
  const database = await runtime.getD1Database('DB');
  await migrateD1(database);
  return { origin: (await runtime.ready).origin, database };
}
