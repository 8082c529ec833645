import { type Exchange, exchange, type Failure } from './exchange.ts';

/** Where a request led in the end, and by which redirects. */
export type Answer = {
  readonly asked: string;
  readonly hops: readonly Exchange[];
  readonly last?: Exchange;
  readonly failure?: Failure;
};

/** Asks for addresses, as long as time and number of requests allow. */
export type Visitor = {
  ask(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
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
const patience = 20_000;

/** Browsers follow 20; readers as few as 3. */
const mostHops = 8;

/** What a program sends that says no more than it must. */
export const BARE = { 'User-Agent': 'curl/8.14.1', Accept: '*/*' };

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
    return exchange({ url, headers, timeout: Math.min(left, patience) });
  };
  const ask = async (asked: string, headers = BARE as Readonly<Record<string, string>>): Promise<Answer> => {
    const hops: Exchange[] = [];
    for (let url = asked; ; ) {
      const said = await once(url, headers);
      if ('code' in said) return { asked, hops, failure: said };
      const next = locationOf(said);
      if (next === undefined) return { asked, hops, last: said };
      hops.push(said);
      if (hops.length > mostHops || next === asked || hops.some((hop) => hop.url === next))
        return { asked, hops };
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
