/** What one invocation may ask of others: work that needs more goes on in the next. */
export type InvocationBudget = {
  /** Resolves once this many requests may be made; more than an invocation has are made as one has them all. */
  spend(requests: number): Promise<void>;
  /** Another invocation has begun. */
  renew(): void;
  /** Resolves once something waits for another invocation. */
  spent(): Promise<void>;
};

type BudgetOptions = {
  /** Requests of an invocation. */
  readonly limit: number;
  /** Called when something begins to wait: another invocation is to begin. */
  readonly onSpent: () => void;
};

/** Counts requests against the limit of an invocation (https://developers.cloudflare.com/workers/platform/limits/#subrequests). */
export function createInvocationBudget({ limit, onSpent }: BudgetOptions): InvocationBudget {
  let left = limit;
  let waiting: { readonly price: number; readonly proceed: () => void }[] = [];
  let spent = Promise.withResolvers<void>();
  const end = () => {
    spent.resolve();
    onSpent();
  };
  return {
    async spend(requests) {
      const price = Math.min(requests, limit);
      if (waiting.length === 0 && price <= left) {
        left -= price;
        return;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ price, proceed: resolve });
      if (waiting.length === 1) end();
      return promise;
    },
    renew() {
      left = limit;
      spent = Promise.withResolvers();
      const before = waiting;
      const reached = before.findIndex(({ price }) => {
        const isTooMuch = price > left;
        if (!isTooMuch) left -= price;
        return isTooMuch;
      });
      const granted = reached < 0 ? before.length : reached;
      waiting = before.slice(granted);
      for (const { proceed } of before.slice(0, granted)) proceed();
      if (waiting.length > 0) end();
    },
    spent: () => spent.promise,
  };
}
