import { type DoctorFinding, finding } from './faults.ts';
import { isHtml } from './look/html.ts';
import type { Visit } from './look/visit.ts';
import { cachingFindings } from './rules/caching.ts';
import { certificateFindings } from './rules/certificate.ts';
import { compressionFindings } from './rules/compression.ts';
import { documentFindings } from './rules/documents.ts';
import { hubFindings, subscriptionFindings } from './rules/hubs.ts';
import { typeFindings } from './rules/media-type.ts';
import { reachFindings } from './rules/reach.ts';
import { redirectFindings } from './rules/redirects.ts';
import { robotsFindings } from './rules/robots.ts';
import { hasTerms, termFindings } from './rules/terms.ts';
import { validatorFindings } from './rules/validators.ts';

/** What is judged, in the order of the report, with what a site that is well has. */
const rules: readonly {
  readonly about: string;
  readonly judge: (visit: Visit, now: Date) => readonly DoctorFinding[];
  /** Whether what it judges was seen: what was not is not well either. */
  readonly isSeen: (visit: Visit) => boolean;
}[] = [
  {
    about: 'feeds for every reader',
    judge: reachFindings,
    isSeen: ({ feeds }) => feeds.some(({ plain }) => plain.last),
  },
  {
    about: 'certificate',
    judge: certificateFindings,
    isSeen: ({ start, feeds }) =>
      [start, ...feeds.map(({ plain }) => plain)].some(({ last }) => last?.certificate),
  },
  {
    about: 'redirects',
    judge: redirectFindings,
    isSeen: ({ start, feeds }) => [start, ...feeds.map(({ plain }) => plain)].some(({ last }) => last),
  },
  {
    about: 'documents',
    judge: documentFindings,
    isSeen: ({ feeds }) => feeds.some(({ document }) => document),
  },
  {
    about: 'media types',
    judge: typeFindings,
    isSeen: ({ feeds }) => feeds.some(({ document }) => document && 'items' in document),
  },
  {
    about: 'validators and 304',
    judge: validatorFindings,
    isSeen: ({ feeds }) => feeds.some(({ byTag, byDate }) => byTag?.last ?? byDate?.last),
  },
  {
    about: 'compression',
    judge: compressionFindings,
    isSeen: ({ feeds }) =>
      feeds.some(({ gzip, brotli }) => gzip?.last?.status === 200 && brotli?.last?.status === 200),
  },
  {
    about: 'clock and caching',
    judge: cachingFindings,
    isSeen: ({ feeds }) => feeds.some(({ document }) => document),
  },
  {
    about: 'robots.txt',
    judge: robotsFindings,
    isSeen: ({ robots: { last } }) => last !== undefined && last.status < 500,
  },
  { about: 'terms for machines', judge: termFindings, isSeen: hasTerms },
  { about: 'hubs', judge: hubFindings, isSeen: ({ hubs }) => hubs.some(({ answer }) => answer.last) },
  {
    about: 'delivery by the hub',
    judge: subscriptionFindings,
    isSeen: ({ subscription }) => subscription?.delivery !== undefined,
  },
  { about: 'links to feeds', judge: linkFindings, isSeen: ({ named }) => named.page.length > 0 },
];

export type Diagnosis = { readonly findings: readonly DoctorFinding[]; readonly well: readonly string[] };

/** Everything that readers would meet. `now`: by this machine's clock. */
export function diagnose(visit: Visit, now: Date): Diagnosis {
  const judged = rules.map((rule) => ({ ...rule, found: rule.judge(visit, now) }));
  return {
    findings: judged.flatMap(({ found }) => found),
    well:
      visit.feeds.length === 0
        ? []
        : judged.filter(({ isSeen, found }) => found.length === 0 && isSeen(visit)).map(({ about }) => about),
  };
}

function linkFindings({ start, named }: Visit): readonly DoctorFinding[] {
  const isPage = start.last?.status === 200 && isHtml(start.last);
  return isPage && named.page.length === 0 && named.list.length > 0
    ? [
        finding(
          'no-feed-links',
          start.url,
          'The page names no feed; readers are given the page’s address, and look there.',
        ),
      ]
    : [];
}
