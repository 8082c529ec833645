import { type CallbackRules, callbackProblem } from '../../../push/callback.ts';
import type { PushRequest, PushResult, Send } from '../../../push/push-request.ts';
import type { InvocationBudget } from './invocation-budget.ts';
import { createSlots } from './slots.ts';

type FetchSenderOptions = {
  readonly rules: CallbackRules;
  readonly budget: Pick<InvocationBudget, 'spend'>;
};

/** Connections that may wait for header fields at once (https://developers.cloudflare.com/workers/platform/limits/#simultaneous-open-connections); a runtime on one's own machine does not hold it. */
const CONNECTIONS = 6;

/** Milliseconds for a request from its beginning to the end of its answer. */
const TIMEOUT = 10_000;

/** Sends by the runtime's own fetch, which resolves names itself: addresses that are written out are judged here. */
export function createFetchSender({ rules, budget }: FetchSenderOptions): Send {
  const inTurn = createSlots(CONNECTIONS);
  return async (request) => {
    const problem = callbackProblem(request.url, rules, Number.POSITIVE_INFINITY);
    if (problem !== undefined) return { kind: 'failed', reason: `its address ${problem}` };
    await budget.spend(1);
    return inTurn(() => sendOne(request)).catch((error: unknown) => ({
      kind: 'failed',
      reason: reasonOf(error),
    }));
  };
}

async function sendOne({ url, method, headers, body, limit }: PushRequest): Promise<PushResult> {
  const response = await fetch(url, {
    ...{ method, body, redirect: 'manual', cache: 'no-store' },
    headers: { 'User-Agent': 'Dateline', ...headers },
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const field = (name: string) => response.headers.get(name) ?? undefined;
  return {
    kind: 'response',
    status: response.status,
    ...{ retryAfter: field('retry-after'), contentType: field('content-type'), link: field('link') },
    body: await start(response.body, limit),
  };
}

/** The beginning of a body; what follows is not read. */
async function start(body: Response['body'], limit: number): Promise<Uint8Array> {
  const parts = new Uint8Array(limit);
  const reader = body?.getReader();
  let length = 0;
  while (reader && length < limit) {
    const { done, value } = await reader.read();
    if (done) return parts.subarray(0, length);
    const some = value.subarray(0, limit - length);
    parts.set(some, length);
    length += some.length;
  }
  await reader?.cancel();
  return parts.subarray(0, length);
}

/** What happened, without anything that was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'TimeoutError' ? 'it took too long to answer' : error.message;
}
