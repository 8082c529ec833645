import { element, toHtml } from '../../feed/xml/xml.ts';
import { type CallbackRules, callbackProblem } from '../callback.ts';
import type { SubscribeRequest } from '../subscription.ts';

/** Seconds for which one is told, unless it asks again (RSS 2.0, "rssCloud interface"). */
const LEASE = 25 * 3_600;

/** Feeds of one request. */
const FEEDS = 20;

/** What rssCloud's `pleaseNotify` asks for by `http-post`, one subscription a feed; or why not. `address`: where it comes from. */
export function readPleaseNotify(
  form: URLSearchParams,
  address: string,
  rules: CallbackRules,
): { readonly requests: readonly SubscribeRequest[] } | { readonly problem: string } {
  const protocol = form.get('protocol');
  if (protocol !== 'http-post' && protocol !== 'https-post')
    return { problem: 'protocol must be http-post or https-post.' };
  const [domain, port, path] = ['domain', 'port', 'path'].map((name) => form.get(name) ?? '');
  if (!/^\d{1,5}$/.test(port ?? '') || !path?.startsWith('/'))
    return { problem: 'port must be a number, and path must begin with a slash.' };
  const isSecure = protocol === 'https-post' || port === '443';
  const host = domain || (address.includes(':') ? `[${address}]` : address);
  // Nothing in the name of a host can make another address of it.
  const callback = /^[\w.:[\]-]+$/.test(host)
    ? URL.parse(`http${isSecure ? 's' : ''}://${host}:${port}${path}`)?.href
    : undefined;
  const fault = callback === undefined ? 'is not one' : callbackProblem(callback, rules);
  if (callback === undefined || fault !== undefined)
    return { problem: `The address that is to be told ${fault}.` };
  const topics = Array.from({ length: FEEDS }, (_, at) => form.get(`url${at + 1}`)).filter(Boolean);
  const all = topics.flatMap((topic) => (topic && URL.canParse(topic) ? [topic] : []));
  if (all.length === 0 || all.length < topics.length)
    return { problem: 'url1, url2 and so on must be absolute URLs of feeds.' };
  return {
    requests: all.map((topic) => ({
      ...{ mode: 'subscribe', topic, callback, lease: LEASE, secret: undefined, method: 'sha256' },
      delivery: domain ? 'cloud' : 'cloud-address',
    })),
  };
}

/** The answer to `pleaseNotify`. */
export function notifyResult(isAccepted: boolean, text: string, accept: string | null): Response {
  const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  if (accept?.includes('application/json'))
    return Response.json({ success: isAccepted, msg: text }, { headers });
  const result = element('notifyResult', { success: String(isAccepted), msg: text });
  return new Response(`<?xml version="1.0"?>\n${toHtml([result])}\n`, {
    headers: { ...headers, 'Content-Type': 'text/xml; charset=utf-8' },
  });
}
