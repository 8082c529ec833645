import type { ExecutionContext } from 'hono';

/** A request's context, and a way to wait for what the worker does after it has answered. */
export function createContext(): { readonly context: ExecutionContext; settled(): Promise<unknown> } {
  const pending: Promise<unknown>[] = [];
  return {
    context: {
      props: {},
      waitUntil: (promise) => pending.push(promise),
      passThroughOnException: () => undefined,
    },
    settled: () => Promise.allSettled(pending),
  };
}
