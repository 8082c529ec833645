import { type DoctorFinding, finding } from '../faults.ts';
import type { FeedVisit, Visit } from '../look/visit.ts';

/** Bytes below which compression gains little. */
const SMALL = 1400;

/** Compression that is missing, unasked for, or confuses caches. */
export function compressionFindings({ feeds }: Visit): readonly DoctorFinding[] {
  return feeds.flatMap(ofFeed);
}

function ofFeed({ url, plain, gzip, brotli, document }: FeedVisit): readonly DoctorFinding[] {
  const [whole, small, smaller] = [plain.last, gzip?.last, brotli?.last];
  if (whole === undefined || document === undefined) return [];
  // What was refused or did not come tells nothing of compression.
  const isSeen = small?.status === 200 && smaller?.status === 200;
  const coded = [small, smaller].filter((response) => response?.status === 200 && codingOf(response) !== '');
  const broken = [whole, small, smaller].find((response) => response?.undecodable !== undefined);
  const shared =
    codingOf(whole) === '' &&
    coded.find((response) => isStrong(response?.fields.etag) && response?.fields.etag === whole.fields.etag);
  const unvaried = coded.find((response) => !/\*|accept-encoding/i.test(String(response?.fields.vary ?? '')));
  return [
    ...(codingOf(whole) !== ''
      ? [finding('unasked-coding', url, `It comes as ${codingOf(whole)} to one who asked for none.`)]
      : []),
    ...(broken
      ? [finding('undecodable', url, `Its ${codingOf(broken)} cannot be decoded: ${broken.undecodable}.`)]
      : []),
    ...(isSeen && coded.length === 0 && whole.body.byteLength > SMALL
      ? [
          finding(
            'no-compression',
            url,
            `It is sent as ${kilobytes(whole.body.byteLength)} to one who takes gzip, and to one who takes brotli.`,
          ),
        ]
      : []),
    ...(shared
      ? [
          finding(
            'one-etag',
            url,
            `Plain and ${codingOf(shared)}, it has the same strong ETag, ${shared.fields.etag}.`,
          ),
        ]
      : []),
    ...(unvaried
      ? [
          finding(
            'no-vary',
            url,
            `It comes as ${codingOf(unvaried)} where asked for, but Vary is ${unvaried.fields.vary ?? 'missing'}.`,
          ),
        ]
      : []),
  ];
}

const codingOf = (
  response: { readonly fields: { readonly 'content-encoding'?: string | undefined } } | undefined,
): string => (response?.fields['content-encoding'] ?? '').replace(/^identity$/i, '');

const isStrong = (etag: string | undefined): boolean => etag !== undefined && !etag.startsWith('W/');

/** Sizes as people say them. */
export const kilobytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
