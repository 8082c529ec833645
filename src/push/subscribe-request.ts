import { type CallbackRules, callbackProblem } from './callback.ts';
import { SIGNATURE_METHODS } from './signature.ts';
import type { SubscribeRequest } from './subscription.ts';

/** Seconds of a lease: the least, the most, and what is granted to one who asks for none. */
const LEASE = { least: 300, most: 30 * 86_400, usual: 10 * 86_400 } as const;

/** Bytes of a secret are fewer than these (WebSub §5.1). */
const LONGEST_SECRET = 200;

/** What a subscriber asks for, or what is wrong with that, for the subscriber to read. */
export function readSubscribeRequest(
  form: URLSearchParams,
  rules: CallbackRules,
  access?: string,
): SubscribeRequest | { readonly problem: string } {
  const twice = [...new Set(form.keys())].find(
    (name) => name.startsWith('hub.') && form.getAll(name).length > 1,
  );
  if (twice !== undefined) return { problem: `${twice} may be given only once.` };
  const mode = form.get('hub.mode');
  if (mode !== 'subscribe' && mode !== 'unsubscribe')
    return { problem: 'hub.mode must be subscribe or unsubscribe.' };
  const callback = form.get('hub.callback') ?? '';
  const fault = callbackProblem(callback, rules);
  if (fault !== undefined) return { problem: `hub.callback ${fault}.` };
  const topic = form.get('hub.topic') ?? '';
  if (!URL.canParse(topic)) return { problem: 'hub.topic must be the absolute URL of a feed.' };
  const lease = leaseOf(form.get('hub.lease_seconds'));
  if (lease === undefined) return { problem: 'hub.lease_seconds must be a positive whole number.' };
  const secret = form.get('hub.secret') || undefined;
  if (secret !== undefined && new TextEncoder().encode(secret).length >= LONGEST_SECRET)
    return { problem: `hub.secret must have fewer than ${LONGEST_SECRET} bytes.` };
  const wanted = form.get('hub.signature_method') ?? 'sha256';
  const method = SIGNATURE_METHODS.find((each) => each === wanted);
  if (method === undefined)
    return { problem: `hub.signature_method must be one of ${SIGNATURE_METHODS.join(', ')}.` };
  const delivery = form.get('hub.delivery') ?? 'feed';
  if (delivery !== 'feed' && delivery !== 'delta') return { problem: 'hub.delivery must be feed or delta.' };
  return { mode, topic, callback, lease, secret, method, delivery, access };
}

/** What is granted, in seconds; undefined: it cannot be read. */
function leaseOf(asked: string | null): number | undefined {
  if (asked === null || asked === '') return LEASE.usual;
  if (!/^\d{1,15}$/.test(asked) || Number(asked) === 0) return undefined;
  return Math.min(Math.max(Number(asked), LEASE.least), LEASE.most);
}
