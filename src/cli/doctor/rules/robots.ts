import parser from 'robots-parser';
import { type DoctorFinding, finding } from '../faults.ts';
import { robots as agents } from '../look/clients.ts';
import { type Exchange, textOf } from '../look/exchange.ts';
import type { Visit } from '../look/visit.ts';

// Its types say that the function is a field of what is imported, which it is itself.
const robotsParser = parser as unknown as typeof parser.default;

/** Characters that crawlers read at least (RFC 9309 §2.5); nobody relies on more. */
const MOST = 524_288;

/** The rules of a robots.txt that was answered. */
export const rulesOf = (last: Exchange) => robotsParser(last.url, textOf(last).slice(0, MOST));

/** Feeds that robots.txt keeps crawlers from (RFC 9309). */
export function robotsFindings({ robots: { url, last, failure }, feeds }: Visit): readonly DoctorFinding[] {
  if (failure?.code === 'SPENT' || feeds.length === 0) return [];
  const { host } = new URL(url);
  const reachable = feeds.filter(({ url, plain }) => plain.last && new URL(url).host === host);
  // Where nothing of a host answers, it is the host, and robots.txt was not seen.
  if (last === undefined)
    return failure && reachable.length > 0
      ? [finding('robots-error', url, `${failure.message} (${failure.code}).`)]
      : [];
  if (last.status >= 500 && reachable.length > 0)
    return [finding('robots-error', url, `It answers ${last.status}.`)];
  if (last.status !== 200) return [];
  const rules = rulesOf(last);
  return reachable.flatMap(({ url }) => {
    const everybody = rules.isDisallowed(url, 'a-reader-of-feeds') === true;
    const blocked = agents
      .filter(([agent]) => rules.isDisallowed(url, agent) === true)
      .map(([, name]) => name);
    if (!everybody && blocked.length === 0) return [];
    const who =
      everybody && blocked.length === agents.length
        ? 'everybody'
        : blocked.join(', ') || 'readers without a rule of their own';
    const line = rules.getMatchingLineNumber(
      url,
      everybody ? 'a-reader-of-feeds' : (agents.find(([agent]) => rules.isDisallowed(url, agent))?.[0] ?? ''),
    );
    return [
      finding('robots-blocked', url, `robots.txt${line > 0 ? `, line ${line},` : ''} keeps ${who} from it.`),
    ];
  });
}
