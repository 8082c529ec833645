import { describe, expect, it } from 'vitest';
import { headPaths } from './cases/methods.ts';
import { groups } from './cases.ts';
import { check, type Fields, type Send } from './exchange.ts';
import { NOW } from './paper.ts';

/** Runs the whole contract over one way to the service, which answers with the collection of `paper.ts`. */
export function httpSuite(name: string, send: Send): void {
  describe(name, () => {
    for (const [group, cases] of Object.entries(groups)) {
      describe(group, () => {
        it.each(cases)('$name', (row) => check(send, row, NOW));
      });
    }

    it.each(headPaths)('HEAD %s equals GET without the body', async (path) => {
      for (const coding of ['identity', 'gzip']) {
        const headers = { 'accept-encoding': coding };
        const get = await send({ method: 'GET', path, headers, now: NOW });
        const head = await send({ method: 'HEAD', path, headers, now: NOW });
        expect(head.status).toBe(get.status);
        expect(head.body.byteLength).toBe(0);
        expect(lasting(head.fields)).toEqual(lasting(get.fields));
      }
    });
  });
}

/** Fields that do not belong to one exchange alone. */
function lasting(fields: Fields): Fields {
  const passing = ['date', 'connection', 'keep-alive', 'x-request-id', 'transfer-encoding'];
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !passing.includes(name)));
}
