import { type Html, trustedHtml } from '../domain/html.ts';
import type { Partner } from '../domain/partner.ts';
import type { FeedItem } from '../feed/model/document.ts';

/** The newsroom's own HTML for counting readers of an item; site.yaml is written by whoever runs the site. */
export function counting({ analytics }: Partner, item: Pick<FeedItem, 'id' | 'link'>): Html | undefined {
  if (analytics === undefined) return undefined;
  const values: Readonly<Record<string, string>> = { url: item.link, id: item.id };
  return trustedHtml(
    analytics.replace(/\{(url|id)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? '')),
  );
}
