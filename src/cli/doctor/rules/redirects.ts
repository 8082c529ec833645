import { type Finding, finding } from '../faults.ts';
import type { Visit } from '../look/visit.ts';
import { type Answer, locationOf } from '../look/visitor.ts';

/** Redirects that lose readers, or cost them. */
export function redirectFindings({ start, plainHttp, feeds }: Visit): readonly Finding[] {
  const answers = [start, ...feeds.map(({ plain }) => plain)];
  const seen = new Map(answers.map((answer) => [answer.asked, answer]));
  const found = [...seen.values()].flatMap(ofAnswer);
  return [...found, ...(plainHttp ? ofPlainHttp(plainHttp) : [])];
}

function ofAnswer({ asked, hops, last, failure }: Answer): readonly Finding[] {
  const way = [asked, ...hops.flatMap((hop) => locationOf(hop) ?? [])].join(' → ');
  if (hops.length > 0 && last === undefined && failure === undefined)
    return [finding('redirect-loop', asked, `It never ends: ${way}`)];
  const falls = hops.some((hop) => hop.url.startsWith('https:') && locationOf(hop)?.startsWith('http:'));
  const passing = hops.filter(({ status }) => [302, 303, 307].includes(status));
  return [
    ...(falls ? [finding('redirect-to-http', asked, `It leads away from TLS: ${way}`)] : []),
    ...(hops.length > 1
      ? [finding('redirect-chain', asked, `It takes ${hops.length} redirects: ${way}`)]
      : []),
    ...(passing.length > 0
      ? [finding('redirect-temporary', asked, `${passing[0]?.status}, which says “for now”: ${way}`)]
      : []),
  ];
}

/** Where nothing answers without TLS, nobody is misled. */
function ofPlainHttp({ asked, hops, last }: Answer): readonly Finding[] {
  return last && last.status < 400 && hops.length === 0
    ? [finding('not-redirected', asked, 'The same is there without TLS, at an address of its own.')]
    : [];
}
