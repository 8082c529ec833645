import { type DoctorFinding, finding } from '../faults.ts';
import type { Visit } from '../look/visit.ts';
import { locationOf, type VisitAnswer } from '../look/visitor.ts';

/** Redirects that lose readers, or cost them. */
export function redirectFindings({ start, plainHttp, feeds }: Visit): readonly DoctorFinding[] {
  const visits = [start, ...feeds.map(({ plain }) => plain)];
  const byUrl = new Map(visits.map((answer) => [answer.url, answer]));
  const found = [...byUrl.values()].flatMap(ofAnswer);
  return [...found, ...(plainHttp ? ofPlainHttp(plainHttp) : [])];
}

function ofAnswer({ url, hops, last, failure }: VisitAnswer): readonly DoctorFinding[] {
  const way = [url, ...hops.flatMap((hop) => locationOf(hop) ?? [])].join(' → ');
  if (hops.length > 0 && last === undefined && failure === undefined)
    return [finding('redirect-loop', url, `It never ends: ${way}`)];
  const falls = hops.some((hop) => hop.url.startsWith('https:') && locationOf(hop)?.startsWith('http:'));
  const passing = hops.filter(({ status }) => [302, 303, 307].includes(status));
  return [
    ...(falls ? [finding('redirect-to-http', url, `It leads away from TLS: ${way}`)] : []),
    ...(hops.length > 1 ? [finding('redirect-chain', url, `It takes ${hops.length} redirects: ${way}`)] : []),
    ...(passing.length > 0
      ? [finding('redirect-temporary', url, `${passing[0]?.status}, which says “for now”: ${way}`)]
      : []),
  ];
}

/** Where nothing answers without TLS, nobody is misled. */
function ofPlainHttp({ url, hops, last }: VisitAnswer): readonly DoctorFinding[] {
  return last && last.status < 400 && hops.length === 0
    ? [finding('not-redirected', url, 'The same is there without TLS, at an address of its own.')]
    : [];
}
