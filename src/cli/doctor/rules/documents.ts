import { isLoopback } from '../../../domain/uri.ts';
import { type DoctorFinding, finding } from '../faults.ts';
import type { Document, Unread } from '../look/document.ts';
import type { FeedVisit, Visit } from '../look/visit.ts';
import { kilobytes } from './compression.ts';

/** Bytes past which several readers cut or refuse (docs/aggregators.md). */
const LARGE = 1e6;

/** Milliseconds by which a date may be ahead. */
const AHEAD = 10 * 60_000;

/** What is wrong with the documents themselves. */
export function documentFindings({ feeds }: Visit, now: Date): readonly DoctorFinding[] {
  return feeds.flatMap((feed) => {
    const { url, plain, document } = feed;
    // What could not be decoded is told of elsewhere.
    if (plain.last?.undecodable !== undefined || document === undefined) return [];
    return 'items' in document ? ofDocument(feed, document, now) : unread(url, document);
  });
}

function unread(url: string, { kind, fault: { message, line, column } }: Unread): readonly DoctorFinding[] {
  const place = line === undefined ? '' : ` (line ${line}, column ${column})`;
  return [finding(kind, url, `${message}${place}.`)];
}

function ofDocument(
  { url, plain: { last } }: FeedVisit,
  document: Document,
  now: Date,
): readonly DoctorFinding[] {
  const { items, self, updated } = document;
  const size = last?.body.byteLength ?? 0;
  const ahead = items.filter(({ published }) => published && published.getTime() > now.getTime() + AHEAD);
  const newest = Math.max(0, ...items.map((item) => (item.updated ?? item.published)?.getTime() ?? 0));
  const ids = items.map(({ id }) => id);
  const repeated = ids.find((id, place) => ids.indexOf(id) !== place);
  const served = last?.url ?? url;
  const links = [self ?? '', ...items.map(({ link }) => link)].filter((link) => URL.canParse(link));
  const local = links.find((link) => isElsewhereLocal(link, served));
  return [
    ...(items.length === 0 ? [finding('empty', url, 'There is no article in it.')] : []),
    ...(ahead.length > 0
      ? [
          finding(
            'future-item',
            url,
            `${ahead.length} of its articles are of the future: ${ahead[0]?.link}, ${ahead[0]?.published?.toISOString()}.`,
          ),
        ]
      : []),
    ...(updated && updated.getTime() < newest
      ? [
          finding(
            'stale-updated',
            url,
            `It says it last changed on ${updated.toISOString()}, but holds something of ${new Date(newest).toISOString()}.`,
          ),
        ]
      : []),
    ...(repeated === undefined
      ? []
      : [finding('repeated-id', url, `Several articles have the id “${repeated}”.`)]),
    ...(local !== undefined
      ? [finding('local-links', url, `Its links lead to a machine that readers cannot reach: ${local}.`)]
      : []),
    ...(local === undefined && self !== undefined && URL.parse(self, served)?.href !== served
      ? [
          finding(
            'self-mismatch',
            url,
            `It says that it is at ${self}, but is at ${served}; some readers move there.`,
          ),
        ]
      : []),
    ...(size > LARGE ? [finding('size', url, `It has ${kilobytes(size)}.`)] : []),
  ];
}

/** A machine behind the one that was asked, or another program on it. */
function isElsewhereLocal(link: string, served: string): boolean {
  const [one, other] = [new URL(link), new URL(served)];
  return isLocal(one) && !(isLocal(other) && one.port === other.port);
}

const isLocal = ({ hostname }: URL): boolean =>
  isLoopback(hostname) || /^(?:10\.[\d.]+|192\.168\.[\d.]+|0\.0\.0\.0)$/.test(hostname);
