import { type DoctorFinding, type Fault, finding } from '../faults.ts';
import type { Exchange } from '../look/exchange.ts';
import { isHtml } from '../look/html.ts';
import type { Visit } from '../look/visit.ts';
import type { VisitAnswer } from '../look/visitor.ts';
import { protectionIn } from '../protection.ts';

type Barrier = { readonly code: Fault; readonly what: string; readonly advice?: string };

/** What keeps readers from a feed: for the first feed by their names, for the others whoever asks. */
export function reachFindings({ url, start, feeds, clients }: Visit): readonly DoctorFinding[] {
  if (feeds.length === 0) return startFindings(url, start);
  const addresses = feeds.map((feed) => feed.url);
  const [main, ...others] = feeds;
  const answered = clients.map(({ client, answer }) => ({ name: client.name, answer }));
  const met = answered.flatMap(({ name, answer }) => {
    const barrier = barrierIn(answer, addresses);
    return barrier ? [{ name, ...elsewhere(barrier, url, main?.url) }] : [];
  });
  const groups = [...Map.groupBy(met, ({ what }) => what).values()];
  const ofMain = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined || main === undefined) return [];
    const who = group.length === answered.length ? 'Whoever asks' : named(group.map(({ name }) => name));
    return [finding(first.code, main.url, `${who}: ${first.what}`, first.advice)];
  });
  // Where time ran out before anybody else came, it is known from the first look alone.
  const rest = main && met.length === 0 ? feeds : others;
  const ofOthers = rest.flatMap(({ url: address, plain }) => {
    const barrier = barrierIn(plain, addresses);
    if (barrier === undefined) return [];
    const { code, what, advice } = elsewhere(barrier, url, address);
    return [finding(code, address, `Whoever asks: ${what}`, advice)];
  });
  return [...ofMain, ...ofOthers];
}

/** What to do where a page that answers names feeds at another host that does not, as one does that is tried before its name leads to it. */
function elsewhere(barrier: Barrier, url: string, feed: string | undefined): Barrier {
  const [asked, named] = [URL.parse(url), URL.parse(feed ?? '')];
  if (barrier.code !== 'unreachable' || asked === null || named === null || asked.host === named.host)
    return barrier;
  const advice = `The page at ${asked.origin} names feeds at ${named.origin}: to look at a service before that leads to it, start it with SITE_URL=${asked.origin}`;
  return { ...barrier, advice };
}

function startFindings(url: string, start: VisitAnswer): readonly DoctorFinding[] {
  const barrier = barrierIn(start, [url], false);
  if (barrier) return [finding(barrier.code, url, barrier.what, barrier.advice)];
  return start.last
    ? [finding('no-feed', url, 'The page names no feed, and there is no /opml.xml beside it.')]
    : [];
}

/** Redirects that never end are told of elsewhere. */
function barrierIn(
  { last, failure }: VisitAnswer,
  feeds: readonly string[],
  wantsFeed = true,
): Barrier | undefined {
  if (failure)
    return failure.code === 'SPENT'
      ? undefined
      : { code: 'unreachable', what: `${failure.message} (${failure.code})` };
  if (last === undefined || last.status === 304) return undefined;
  const protection = protectionIn(last, feeds);
  if (protection && (wantsFeed || last.status >= 400))
    return {
      code: 'challenge',
      what: `a page of ${protection.name} instead of the feed (${saidBy(last)})`,
      advice: protection.advice,
    };
  if (last.status >= 400) return { code: codeOf(last.status), what: `${saidBy(last)} instead of the feed` };
  return wantsFeed && isHtml(last)
    ? {
        code: 'html-instead',
        what: `a page (${last.fields['content-type'] ?? 'text/html'}) instead of the feed`,
      }
    : undefined;
}

function codeOf(status: number): Fault {
  if (status === 404 || status === 410) return 'not-found';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'server-error' : 'refused';
}

function saidBy({ status, fields }: Exchange): string {
  const mitigated = fields['cf-mitigated'];
  return mitigated === undefined ? String(status) : `${status}, cf-mitigated: ${mitigated}`;
}

/** `Feedly, Inoreader and 3 more` */
function named(names: readonly string[]): string {
  const shown = names.slice(0, 4);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
