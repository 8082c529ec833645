import type { Exchange } from './exchange.ts';

/** Whether a page stands where a feed should, whatever it is said to be. */
export function isHtml({ fields, body }: Exchange): boolean {
  const start = new TextDecoder().decode(body.subarray(0, 500)).trimStart();
  if (/^<(?:!doctype html|html)/i.test(start)) return true;
  return /^text\/html/i.test(fields['content-type'] ?? '') && !/^(?:<\?xml|<rss|<feed|\{)/.test(start);
}
