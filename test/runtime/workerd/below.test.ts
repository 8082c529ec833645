import { applyD1Migrations, env } from 'cloudflare:test';
import { expect, it } from 'vitest';
import { createWorker } from '../../../src/runtime/worker/worker.ts';
import { createWorker as createDatabaseWorker } from '../../../src/runtime/worker/worker-d1.ts';
import { at } from '../../contract/paper.ts';
import { sync } from '../../contract/stored.ts';
import { BELOW, expectBelow, paperBelow } from '../../http/cases/below.ts';
import { packBundle } from '../../support/pack-bundle.ts';
import { createContext } from './context.ts';

const { DB, MIGRATIONS } = env;

await applyD1Migrations(DB, MIGRATIONS);

const bases = [...new Set(BELOW.map(([base]) => base))];
const now = () => at(9);

type Context = ReturnType<typeof createContext>['context'];

/** The rows of a site, by a worker that answers what is asked of it there. */
async function expectAll(base: string, fetch: (request: Request, context: Context) => unknown) {
  const get = async (path: string) => {
    const { context, settled } = createContext();
    const response = await fetch(new Request(`https://www.example.com${path}`), context);
    if (!(response instanceof Response)) throw new TypeError('no answer');
    const body = await response.arrayBuffer();
    await settled();
    return new Response(body.byteLength === 0 ? null : body, response);
  };
  const rows = BELOW.filter(([one]) => one === base);
  expect(rows.length).toBeGreaterThan(0);
  for (const [, path, answer] of rows) await expectBelow(get, path, answer);
}

it.each(bases)('a bundle of a site at “%s” answers as on Node', async (base) => {
  const { snapshot, articles } = paperBelow(base);
  const { texts } = await packBundle({ snapshot, articles, now: at(0) });
  const ASSETS = {
    fetch: async (url: string) => {
      const text = texts.get(new URL(url).pathname);
      return text === undefined ? new Response(null, { status: 404 }) : new Response(text);
    },
  };
  const worker = createWorker({ now });
  await expectAll(base, (request, context) => worker.fetch(request, { ASSETS }, context));
});

it.each(bases)('a D1 database of a site at “%s” answers as on Node', async (base) => {
  await sync(DB, paperBelow(base), at(9).getTime());
  const ASSETS = { fetch: async () => new Response(null, { status: 404 }) };
  const worker = createDatabaseWorker({ now });
  await expectAll(base, (request, context) => worker.fetch(request, { ASSETS, DB }, context));
});
