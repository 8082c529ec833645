import { textOf } from './exchange.ts';
import type { VisitAnswer, Visitor } from './visitor.ts';

/** A use that content signals know (https://contentsignals.org). */
export type Use = 'search' | 'ai-input' | 'ai-train';

/** What is stated of uses: true for `yes`, false for `no`; a use that is not mentioned is absent. */
export type Signals = Partial<Record<Use, boolean>>;

/** A crawler of machines that answer, search or learn. */
export type Crawler = {
  /** As robots.txt names it. */
  readonly name: string;
  readonly use: Use;
  /** How it introduces itself; absent of a name that only robots.txt knows. */
  readonly agent?: string;
};

/** From the operators' own pages on their crawlers. */
const crawlers: readonly Crawler[] = [
  {
    name: 'GPTBot',
    use: 'ai-train',
    agent:
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.2; +https://openai.com/gptbot',
  },
  {
    name: 'ClaudeBot',
    use: 'ai-train',
    agent:
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)',
  },
  { name: 'CCBot', use: 'ai-train', agent: 'CCBot/2.0 (https://commoncrawl.org/faq/)' },
  { name: 'Google-Extended', use: 'ai-train' },
  {
    name: 'OAI-SearchBot',
    use: 'search',
    agent:
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; OAI-SearchBot/1.0; +https://openai.com/searchbot',
  },
  {
    name: 'ChatGPT-User',
    use: 'ai-input',
    agent:
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot',
  },
  {
    name: 'PerplexityBot',
    use: 'ai-input',
    agent:
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; PerplexityBot/1.0; +https://perplexity.ai/perplexitybot)',
  },
];

/** What crawlers get: signals as they arrive, the terms that robots.txt leads to, and the first feed under the names of those that may have it. */
export type CrawlerVisit = {
  /** Of everybody (`User-agent: *`), one of each Content-Signal line. */
  readonly lines: readonly Signals[];
  /** Of the first feed's Content-Signal field; absent without one. */
  readonly field?: Signals;
  readonly terms?: VisitAnswer;
  /** Of those whose use is permitted; without an answer where a crawler is known to robots.txt alone. */
  readonly permitted: readonly { readonly crawler: Crawler; readonly answer?: VisitAnswer }[];
};

/** Reads `search=yes, ai-train=no`; what it does not know is left out. */
function readSignals(text: string): Signals {
  const stated = text.split(',').flatMap((part): readonly (readonly [Use, boolean])[] => {
    const [name = '', value = ''] = part.split('=').map((each) => each.trim().toLowerCase());
    const use = USES.find((each) => each === name);
    return use !== undefined && (value === 'yes' || value === 'no') ? [[use, value === 'yes']] : [];
  });
  return Object.fromEntries(stated);
}

/** All of them. */
export const USES: readonly Use[] = ['search', 'ai-input', 'ai-train'];

/** The Content-Signal lines of groups for everybody, and where the terms are (RSL 1.0: `License`). */
function readRobots(text: string): { readonly lines: readonly Signals[]; readonly license?: string } {
  const lines: Signals[] = [];
  let license: string | undefined;
  let isOpen = false;
  let isForAll = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:([^#]*)/i.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name === 'user-agent') {
      isForAll = (isOpen && isForAll) || value.trim() === '*';
      isOpen = true;
    } else if (name !== '') isOpen = false;
    if (name === 'content-signal' && isForAll) lines.push(readSignals(value));
    if (name === 'license') license ??= value.trim();
  }
  return { lines, license };
}

/** Looks at a feed as crawlers do. Those are asked for alone whose use is expressly permitted. */
export async function visitAsCrawlers(
  feed: VisitAnswer,
  robots: VisitAnswer,
  visitor: Visitor,
): Promise<CrawlerVisit> {
  const { lines, license } = readRobots(robots.last?.status === 200 ? textOf(robots.last) : '');
  const sent = feed.last?.fields['content-signal'];
  const field = sent === undefined ? undefined : readSignals([sent].flat().join(','));
  const permitted: CrawlerVisit['permitted'][number][] = [];
  for (const crawler of crawlers) {
    const { agent, use } = crawler;
    if (![...lines, field].some((signals) => signals?.[use])) continue;
    const fields = agent === undefined ? undefined : { 'User-Agent': agent, Accept: '*/*' };
    permitted.push({ crawler, answer: fields && (await visitor.ask(feed.url, fields)) });
  }
  const address = license === undefined ? undefined : URL.parse(license, robots.url)?.href;
  const terms = address?.startsWith('http') ? await visitor.ask(address) : undefined;
  return { lines, field, terms, permitted };
}
