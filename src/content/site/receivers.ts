import type { Finding } from '../problems/problem.ts';
import type { SiteFields } from '../schema/site-schema.ts';

/** Hubs, topics and endpoints of site.yaml that nothing may be sent to; `problemOf`: why not, as in “is not at a public address”. */
export function receiverFindings(
  { hub = [], hubs = [], hubTopics = [], webhooks = {}, podping }: SiteFields,
  problemOf: ((url: string) => string | undefined) | undefined,
): readonly Finding[] {
  const finding = (path: readonly string[], url: string): readonly Finding[] => {
    const problem = url === 'own' ? undefined : problemOf?.(url);
    const message = `“${url}” ${problem}, so nothing is sent to it; name a public address, at a port that is allowed`;
    return problem === undefined ? [] : [{ code: 'bad-url', path, message }];
  };
  return [
    ...hub.flatMap((url) => finding(['hub'], url)),
    ...hubs.flatMap((url) => finding(['hubs'], url)),
    ...hubTopics.flatMap((url) => finding(['hubTopics'], url)),
    ...(podping ? finding(['podping', 'url'], podping.url) : []),
    ...Object.entries(webhooks).flatMap(([name, { url }]) => finding(['webhooks', name, 'url'], url)),
  ];
}
