import { type Exchange, exchange, type Failure } from './exchange.ts';

/** Where a request led in the end, and by which redirects. */
export type VisitAnswer = {
  readonly url: string;
  readonly hops: readonly Exchange[];
  readonly last?: Exchange;
  readonly failure?: Failure;
};

/** Asks for addresses, as long as time and number of requests allow. */
export type Visitor = {
  ask(url: string, headers?: Readonly<Record<string, string>>): Promise<VisitAnswer>;
  requests(): number;
  /** Whether something was not asked because time or requests ran out. */
  isSpent(): boolean;
};

type Limits = {
  /** Milliseconds for everything. */
  readonly time: number;
  readonly requests: number;
  /** Told how many there were, before each. */
  readonly progress?: (requests: number) => void;
};

/** Milliseconds for one answer: what patient readers grant. */
const TIMEOUT = 20_000;

/** Browsers follow 20; readers as few as 3. */
const mostHops = 8;

/** What a program sends that says no more than it must. */
export const PLAIN_CLIENT = { 'User-Agent': 'curl/8.14.1', Accept: '*/*' };

/** One visitor, one after another. */
export function createVisitor({ time, requests: most, progress }: Limits): Visitor {
  const end = Date.now() + time;
  let requests = 0;
  let spent = false;
  const once = (url: string, headers: Readonly<Record<string, string>>) => {
    const left = end - Date.now();
    if (left <= 0 || requests >= most) {
      spent = true;
      return { url, code: 'SPENT', message: 'there was no time left to ask' };
    }
    requests += 1;
    progress?.(requests);
    return exchange({ url, headers, timeout: Math.min(left, TIMEOUT) });
  };
  const ask = async (
    start: string,
    headers = PLAIN_CLIENT as Readonly<Record<string, string>>,
  ): Promise<VisitAnswer> => {
    const hops: Exchange[] = [];
    for (let url = start; ; ) {
      const exchange = await once(url, headers);
      if ('code' in exchange) return { url: start, hops, failure: exchange };
      const next = locationOf(exchange);
      if (next === undefined) return { url: start, hops, last: exchange };
      hops.push(exchange);
      if (hops.length > mostHops || next === url || hops.some((hop) => hop.url === next))
        return { url: start, hops };
      url = next;
    }
  };
  return { ask, requests: () => requests, isSpent: () => spent };
}

/** Where a redirect leads. */
export function locationOf({ url, status, fields: { location } }: Exchange): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  const target = URL.parse(location, url);
  return target && /^https?:$/.test(target.protocol) ? target.href.replace(/#.*/s, '') : undefined;
}
