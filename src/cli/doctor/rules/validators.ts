import { type DoctorFinding, finding } from '../faults.ts';
import type { FeedVisit, Visit } from '../look/visit.ts';
import type { VisitAnswer } from '../look/visitor.ts';

/** Validators that are missing or changed on the way, and conditional requests that get no 304. */
export function validatorFindings({ feeds }: Visit): readonly DoctorFinding[] {
  return feeds.flatMap((feed) => [...ofValidators(feed), ...ofConditions(feed)]);
}

function ofValidators({ url, plain: { last }, revisit, document }: FeedVisit): readonly DoctorFinding[] {
  if (last === undefined || document === undefined) return [];
  const { etag, 'last-modified': modified } = last.fields;
  const second = revisit?.last;
  const isReadable = last.undecodable === undefined && second?.undecodable === undefined;
  const same = second !== undefined && isReadable && Buffer.from(last.body).equals(second.body);
  const isOurs = 'generator' in document && /dateline/i.test(document.generator);
  return [
    ...(etag === undefined && modified === undefined
      ? [finding('no-validators', url, 'It has neither ETag nor Last-Modified.')]
      : []),
    ...(isOurs && etag === undefined && modified !== undefined
      ? [finding('no-validators', url, 'Its ETag is taken away; Dateline sends one.')]
      : []),
    ...(isOurs && etag?.startsWith('W/')
      ? [finding('weak-etag', url, `Its ETag arrives weakened, ${etag}; Dateline sends a strong one.`)]
      : []),
    ...(second !== undefined && isReadable && second.status === 200 && !same
      ? [finding('body-changes', url, 'Two requests in succession get different documents.')]
      : []),
    ...(same && etag !== second.fields.etag
      ? [
          finding(
            'etag-changes',
            url,
            `The same document has the ETag ${etag}, then ${second.fields.etag ?? 'none'}.`,
          ),
        ]
      : []),
  ];
}

function ofConditions({
  url,
  plain,
  byTag,
  byDate,
  byGzipTag,
  byForeignTag,
  gzip,
}: FeedVisit): readonly DoctorFinding[] {
  const { etag, 'last-modified': modified } = plain.last?.fields ?? {};
  const declared = [
    ...(wasSent(byTag) ? [`If-None-Match: ${etag}`] : []),
    ...(wasSent(byDate) ? [`If-Modified-Since: ${modified}`] : []),
  ];
  const compressed =
    gzip?.last?.fields['content-encoding'] !== undefined && declared.length === 0 && wasSent(byGzipTag);
  return [
    ...(declared.length > 0
      ? [finding('no-304', url, `Asked again with ${declared.join(' and with ')}, it is sent whole.`)]
      : []),
    ...(compressed
      ? [
          finding(
            'no-304-compressed',
            url,
            `Asked again for compressed with its own ETag, ${gzip.last.fields.etag}, it is sent whole.`,
          ),
        ]
      : []),
    ...(byForeignTag?.last?.status === 304
      ? [finding('false-304', url, 'It answers 304 to a tag that no version of it ever had.')]
      : []),
  ];
}

const wasSent = (answer: VisitAnswer | undefined): boolean => answer?.last?.status === 200;
