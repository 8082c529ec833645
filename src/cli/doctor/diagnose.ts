import { type Finding, finding } from './faults.ts';
import { isHtml } from './look/html.ts';
import type { Visit } from './look/visit.ts';
import { cachingFindings } from './rules/caching.ts';
import { certificateFindings } from './rules/certificate.ts';
import { compressionFindings } from './rules/compression.ts';
import { documentFindings } from './rules/documents.ts';
import { hubFindings } from './rules/hubs.ts';
import { typeFindings } from './rules/media-type.ts';
import { reachFindings } from './rules/reach.ts';
import { redirectFindings } from './rules/redirects.ts';
import { robotsFindings } from './rules/robots.ts';
import { validatorFindings } from './rules/validators.ts';

/** What is judged, in the order of the report, with what a site that is well has. */
const rules: readonly {
  readonly about: string;
  readonly judge: (visit: Visit, now: Date) => readonly Finding[];
}[] = [
  { about: 'feeds for every reader', judge: reachFindings },
  { about: 'certificate', judge: certificateFindings },
  { about: 'redirects', judge: redirectFindings },
  { about: 'documents', judge: documentFindings },
  { about: 'media types', judge: typeFindings },
  { about: 'validators and 304', judge: validatorFindings },
  { about: 'compression', judge: compressionFindings },
  { about: 'clock and caching', judge: cachingFindings },
  { about: 'robots.txt', judge: robotsFindings },
  { about: 'hubs', judge: hubFindings },
  { about: 'links to feeds', judge: linkFindings },
];

export type Diagnosis = { readonly findings: readonly Finding[]; readonly well: readonly string[] };

/** Everything that readers would meet. `now`: by this machine's clock. */
export function diagnose(visit: Visit, now: Date): Diagnosis {
  const judged = rules.map(({ about, judge }) => ({ about, found: judge(visit, now) }));
  return {
    findings: judged.flatMap(({ found }) => found),
    well:
      visit.feeds.length === 0
        ? []
        : judged
            .filter(({ about, found }) => found.length === 0 && applies(about, visit))
            .map(({ about }) => about),
  };
}

/** What is not there is not well either. */
function applies(about: string, { start, hubs, named }: Visit): boolean {
  if (about === 'certificate') return start.last?.certificate !== undefined;
  if (about === 'hubs') return hubs.length > 0;
  return about !== 'links to feeds' || named.page.length > 0;
}

function linkFindings({ start, named }: Visit): readonly Finding[] {
  const isPage = start.last !== undefined && isHtml(start.last);
  return isPage && named.page.length === 0 && named.list.length > 0
    ? [
        finding(
          'no-feed-links',
          start.asked,
          'The page names no feed; readers are given the page’s address, and look there.',
        ),
      ]
    : [];
}
