import { type DoctorFinding, type Fault, finding } from '../faults.ts';
import type { Certificate } from '../look/exchange.ts';
import type { Visit } from '../look/visit.ts';

/** Days before its end at which a certificate should have been renewed. */
const SOON = 14;
const DAY = 86_400_000;

/** Certificates that readers refuse, or soon will. */
export function certificateFindings({ start, feeds }: Visit, now: Date): readonly DoctorFinding[] {
  const responses = [start, ...feeds.map(({ plain }) => plain)].flatMap(({ hops, last }) => [
    ...hops,
    ...(last ? [last] : []),
  ]);
  const byHost = new Map(
    responses.flatMap(({ url, certificate }) =>
      certificate ? [[new URL(url).host, { url, certificate }] as const] : [],
    ),
  );
  return [...byHost.values()].flatMap(({ url, certificate }) => ofOne(new URL(url).origin, certificate, now));
}

function ofOne(origin: string, { until, fault }: Certificate, now: Date): readonly DoctorFinding[] {
  const days = Math.floor((until.getTime() - now.getTime()) / DAY);
  const on = until.toISOString().slice(0, 10);
  if (days < 0)
    return [
      finding('certificate-expired', origin, `Its certificate ended on ${on}; readers refuse to connect.`),
    ];
  if (fault !== undefined) {
    const [code, why] = reasons[fault] ?? ['certificate-untrusted', fault];
    return [finding(code, origin, `Its certificate ${why} (${fault}); readers refuse to connect.`)];
  }
  return days < SOON
    ? [finding('certificate-soon', origin, `Its certificate ends on ${on}, in ${days} days.`)]
    : [];
}

/** Of Node and OpenSSL (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const reasons: Readonly<Record<string, readonly [Fault, string]>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: ['certificate-name', 'is for another name'],
  CERT_HAS_EXPIRED: ['certificate-expired', 'has ended'],
  CERT_NOT_YET_VALID: ['certificate-untrusted', 'is not valid yet'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['certificate-untrusted', 'is signed by itself'],
  SELF_SIGNED_CERT_IN_CHAIN: ['certificate-untrusted', 'is signed by an authority that nobody knows'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['certificate-untrusted', 'comes without the intermediate ones'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['certificate-untrusted', 'comes without the intermediate ones'],
};
