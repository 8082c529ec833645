import { isSuccess, type PushRequest, type Send } from '../push-request.ts';
import { hex } from '../signature.ts';
import type { SubscribeRequest } from '../subscription.ts';

/** Tells by rssCloud that a feed has changed: its URL alone. */
export const notifyRequest = (callback: string, topic: string): PushRequest => ({
  method: 'POST',
  url: callback,
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new TextEncoder().encode(new URLSearchParams({ url: topic }).toString()),
  limit: 0,
});

/** Whether what is to be told wants to be: a domain repeats a challenge, an address of the request itself takes a first notification. */
export async function takesNotices(
  { topic, callback, delivery }: Pick<SubscribeRequest, 'topic' | 'callback' | 'delivery'>,
  send: Send,
): Promise<boolean> {
  const challenge = hex(crypto.getRandomValues(new Uint8Array(24)));
  const target = new URL(callback);
  for (const [name, value] of Object.entries({ url: topic, challenge })) target.searchParams.set(name, value);
  const question = { method: 'GET', url: target.href, headers: {}, limit: 2 * challenge.length } as const;
  const isAsked = delivery === 'cloud';
  const result = await send(isAsked ? question : notifyRequest(callback, topic));
  if (result.kind === 'failed' || !isSuccess(result.status)) return false;
  return !isAsked || new TextDecoder().decode(result.body).trim() === challenge;
}
