import type { HubView } from '../../publish/push/hub-operations.ts';
import type { receiptsView } from '../../publish/push/receipt-routes.ts';

/** What partners have of an article, as the API gives it. */
export type ReceiptsView = ReturnType<typeof receiptsView>;

/** The hub of a site, as one who may administer works with it. Every function rejects with a CommandError that says what to do. */
export type SiteHub = {
  list(): Promise<HubView>;
  pauseSubscription(id: string, isPaused: boolean): Promise<void>;
  pauseEndpoint(id: string, isPaused: boolean): Promise<void>;
  /** A new secret; the one before it ends after so many seconds. */
  rotate(id: string, overlap: number): Promise<string>;
  /** Sends a message of type test; resolves to where it goes. */
  test(id: string): Promise<string>;
};

/** Asks the API of a site; `path` below `/api`; resolves to what it answers with. */
type Ask = <Body>(path: string, method?: string, body?: unknown) => Promise<Body>;

/** The hub of a site by its API. */
export function siteHub(ask: Ask): SiteHub {
  const at = (id: string) => encodeURIComponent(id);
  const action = (isPaused: boolean) => (isPaused ? 'pause' : 'resume');
  return {
    list: () => ask('/hub'),
    async pauseSubscription(id, isPaused) {
      await ask(`/hub/subscriptions/${at(id)}/${action(isPaused)}`, 'POST');
    },
    async pauseEndpoint(id, isPaused) {
      await ask(`/webhooks/${at(id)}/${action(isPaused)}`, 'POST');
    },
    async rotate(id, overlap) {
      const body = { overlap };
      return (await ask<{ readonly secret: string }>(`/webhooks/${at(id)}/rotate`, 'POST', body)).secret;
    },
    test: async (id) => (await ask<{ readonly url: string }>(`/webhooks/${at(id)}/test`, 'POST')).url,
  };
}
