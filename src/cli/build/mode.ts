import { SEARCH_LENGTH } from '../../store/bundle/pack.ts';
import { commandLine } from '../command/command-line.ts';
import { DEPLOYING, pageUrl } from '../page-url.ts';

/**
 * Articles up to which reading a bundle's index adds less than a plan's limit to the processor time of a new isolate's first request: 8 ms for
 * 2,000 (docs/scale.md). That request takes 27 ms even with 52.
 */
const BUNDLE = { free: 2_000, paid: 20_000 };

/** Articles of 600 words that a D1 database takes, 10.6 kB each with search (docs/scale.md). */
const D1 = { free: 45_000, paid: 900_000 };

/** Which of the ways to serve suits a collection of so many articles, and what it needs, in a line. */
export function modeText(articles: number): string {
  const have = `Mode: ${number(articles)} article${articles === 1 ? '' : 's'}`;
  const d1 = `D1: ${commandLine('sync --d1 --remote')}, ${DEPLOYING}`;
  if (articles <= BUNDLE.free)
    return `${have}, which a bundle suits on every plan; on the free one the first request of each new isolate takes longer than its 10 ms, which Cloudflare lets pass now and then (${pageUrl('scale.md#the-limits-of-workers')}).`;
  if (articles <= BUNDLE.paid)
    return `${have}, which a bundle suits on Workers' paid plan; the free one's processor time is enough for ${number(BUNDLE.free)}, or for ${d1}.`;
  if (articles <= D1.free)
    return `${have}, many for a bundle, whose index every isolate reads. They suit ${d1}.`;
  if (articles <= D1.paid)
    return `${have}, many for a bundle, whose index every isolate reads. On Workers' paid plan they suit ${d1}.`;
  return `${have}, more than one D1 database takes. Run Dateline on Node, or see ${pageUrl('scale.md')}.`;
}

/** Whether a bundle with so many characters of words offers search; undefined: too many. */
export function searchText(words: number | undefined): string {
  const most = `${(SEARCH_LENGTH / 2 ** 20).toFixed()} MiB`;
  return words === undefined
    ? `Search (?q=): off, as the words of the articles are more than ${most}, all that a bundle may search. From D1 and on Node it is on.`
    : `Search (?q=): on, with ${(words / 2 ** 20).toFixed(1)} of ${most} of words.`;
}

const number = (value: number): string => value.toLocaleString('en-US');
