import { prefersHtml } from '../../http/accept.ts';
import { everywhere, type Resource } from '../../http/resource.ts';
import { splitTarget } from '../../http/target.ts';
import { ARRIVAL } from '../../pages/subscribe.ts';

/**
 * Where somebody is sent whose browser was taken to a feed; undefined for every other client, whatever its Accept says. A
 * redirect that nothing stores, so that no cache ever holds anything but the feed at a feed's address (decision 0050).
 */
export function toPage(request: Request, { forPeople }: Resource): Response | undefined {
  const { headers } = request;
  if (headers.get('sec-fetch-dest') !== 'document' || forPeople === undefined) return undefined;
  if (headers.get('sec-fetch-mode') !== 'navigate' || !prefersHtml(headers.get('accept'))) return undefined;
  return new Response(null, {
    status: 303,
    headers: {
      ...everywhere,
      'Cache-Control': 'no-store',
      'Content-Length': '0',
      Location: `${forPeople}#${ARRIVAL}`,
      Vary: 'Accept, Sec-Fetch-Dest, Sec-Fetch-Mode',
    },
  });
}

/** A target without the parameter by which a browser too gets the feed itself: `…/rss.xml?raw`. */
export function readRaw(target: string): { readonly target: string; readonly raw: boolean } {
  if (!target.includes('raw')) return { target, raw: false };
  const { path, query } = splitTarget(target);
  const pairs = query.split('&');
  const rest = pairs.filter((pair) => pair !== RAW && pair !== `${RAW}=`);
  if (rest.length === pairs.length) return { target, raw: false };
  return { target: rest.length === 0 ? path : `${path}?${rest.join('&')}`, raw: true };
}

const RAW = 'raw';
