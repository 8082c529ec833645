import { readXml } from '../../../import/xml/xml-tree.ts';
import { type DoctorFinding, finding } from '../faults.ts';
import { type CrawlerVisit, type Signals, USES } from '../look/crawlers.ts';
import { textOf } from '../look/exchange.ts';
import type { Visit } from '../look/visit.ts';
import type { VisitAnswer } from '../look/visitor.ts';
import { protectionIn } from '../protection.ts';
import { rulesOf } from './robots.ts';

/** Whether any terms for machines were seen. */
export const hasTerms = ({ crawling }: Visit): boolean =>
  crawling !== undefined &&
  (crawling.lines.length > 0 || crawling.field !== undefined || crawling.terms !== undefined);

/** Terms for machines that disagree, that are lost on the way, or that the site itself does not keep to. */
export function termFindings({ crawling, robots, feeds }: Visit): readonly DoctorFinding[] {
  const [main] = feeds;
  if (crawling === undefined || main === undefined) return [];
  const isOurs =
    main.document !== undefined && 'generator' in main.document && /dateline/i.test(main.document.generator);
  return [
    ...ofConflicts(crawling, robots.url),
    ...(isOurs ? ofLosses(crawling, robots, main.url) : []),
    ...(crawling.terms === undefined ? [] : ofDocument(crawling.terms)),
    ...ofCrawlers(crawling, robots, main.url),
  ];
}

function ofConflicts({ lines, field }: CrawlerVisit, url: string): readonly DoctorFinding[] {
  const sources = [...lines, ...(field === undefined ? [] : [field])];
  const disputed = USES.filter((use) => new Set(sources.flatMap((each) => each[use] ?? [])).size > 1);
  const of = (signals: Signals) => disputed.map((use) => `${use}=${word(signals[use])}`).join(', ');
  if (disputed.length === 0) return [];
  const inRobots = lines.map((each) => `robots.txt ${of(each)}`);
  const inField = field === undefined ? [] : [`the Content-Signal field ${of(field)}`];
  return [finding('signal-conflict', url, `Crawlers get both: ${[...inRobots, ...inField].join('; ')}.`)];
}

const word = (value: boolean | undefined): string =>
  value === undefined ? 'unstated' : value ? 'yes' : 'no';

/** Dateline sends a signal in both places. */
function ofLosses(
  { lines, field }: CrawlerVisit,
  robots: VisitAnswer,
  url: string,
): readonly DoctorFinding[] {
  if (lines.length > 0 && field === undefined)
    return [finding('signal-lost', url, 'robots.txt has a Content-Signal, and the feed comes without one.')];
  if (lines.length === 0 && field !== undefined && robots.last?.status === 200)
    return [finding('signal-lost', robots.url, 'The feed has a Content-Signal, and robots.txt none.')];
  return [];
}

function ofDocument({ url, last, failure }: VisitAnswer): readonly DoctorFinding[] {
  if (failure?.code === 'SPENT') return [];
  const why = failure
    ? `${failure.message} (${failure.code})`
    : last?.status === 200
      ? readXml(textOf(last)).root?.name === 'rsl'
        ? undefined
        : 'it is not a document of RSL'
      : `it answers ${last?.status ?? 'with redirects only'}`;
  return why === undefined
    ? []
    : [
        finding(
          'terms-unreadable',
          url,
          `robots.txt names it as License, but crawlers cannot read it: ${why}.`,
        ),
      ];
}

/** Crawlers that may use articles, and are kept from them. */
function ofCrawlers({ permitted }: CrawlerVisit, robots: VisitAnswer, url: string): readonly DoctorFinding[] {
  const rules = robots.last?.status === 200 ? rulesOf(robots.last) : undefined;
  return permitted.flatMap(({ crawler: { name, use }, answer: { last } = {} }) => {
    const blocked = rules?.isDisallowed(url, name) === true;
    const refused = last && (last.status >= 400 || protectionIn(last, [url]) !== undefined);
    if (!(blocked || refused)) return [];
    const how = blocked ? 'robots.txt keeps it out' : `it gets ${last?.status} instead of the feed`;
    return [finding('crawler-refused', url, `${name}: ${use}=yes permits it to read, and ${how}.`)];
  });
}
