import { digest } from '../../app/digest.ts';
import { createCache } from '../../domain/lru.ts';
import type { Site } from '../../domain/site.ts';
import { isSuccess, type PushResult, type Send } from '../push-request.ts';
import { isBelow } from '../site-topics.ts';
import type { TopicContent, TopicSource } from '../topic-source.ts';

type ElsewhereOptions = {
  /** The site's own. */
  readonly own: TopicSource;
  /** URLs of topics elsewhere that the hub takes; one that ends with a slash stands for all below it. */
  readonly allowed: () => readonly string[];
  /** The hub's own URL. */
  readonly hub: () => string | undefined;
  readonly send: Send;
  readonly now: () => Date;
};

/** Bytes of a topic elsewhere, and of all that are remembered. */
const [LARGEST, REMEMBERED] = [2 ** 21, 2 ** 23];

/** Milliseconds for which deliveries share what was fetched. */
const SHARED = 60_000;

/** Topics of a site, and those elsewhere that site.yaml lets its hub take: fetched from where they are. */
export function topicsElsewhere({ own, allowed, hub, send, now }: ElsewhereOptions): TopicSource {
  const fetched = createCache(REMEMBERED).part<{ readonly at: number; readonly content: TopicContent }>(
    ({ content }) => 1_000 + (content.kind === 'feed' ? content.bytes.length : 0),
  );
  const isElsewhere = (topic: string): boolean => !own.accepts(topic) && isAllowed(topic, allowed());
  const read = async (topic: string): Promise<TopicContent> => {
    const result = await send({ method: 'GET', url: topic, headers: {}, limit: LARGEST + 1 });
    const content = await contentOf(topic, result, hub());
    fetched.put(topic, { at: now().getTime(), content });
    return content;
  };
  return {
    ...own,
    isElsewhere,
    accepts: (topic) => own.accepts(topic) || isElsewhere(topic),
    async read(topic, etag) {
      if (!isElsewhere(topic)) return own.read(topic, etag);
      const before = fetched.get(topic);
      // One that is compared with what it was is fetched again.
      if (etag === undefined && before && now().getTime() - before.at < SHARED) return before.content;
      const content = await read(topic);
      return content.kind === 'feed' && content.etag === etag
        ? { kind: 'same', scope: content.scope }
        : content;
    },
    changesAt: async (topic) => (isElsewhere(topic) ? undefined : own.changesAt(topic)),
    base: async (topic) => (isElsewhere(topic) ? undefined : own.base(topic)),
    since: async (topic, base) => (isElsewhere(topic) ? undefined : own.since(topic, base)),
  };
}

/** Whether a site's hub takes a topic, without looking what is there. */
export const isTopic = (topic: string, site: Site): boolean =>
  isBelow(topic, site) || isAllowed(topic, site.hubTopics ?? []);

function isAllowed(topic: string, allowed: readonly string[]): boolean {
  const href = URL.parse(topic)?.href;
  return href !== undefined && allowed.some((each) => isCovered(href, each));
}

const isCovered = (href: string, allowed: string): boolean =>
  href === allowed || (allowed.endsWith('/') && href.startsWith(allowed));

async function contentOf(topic: string, result: PushResult, hub: string | undefined): Promise<TopicContent> {
  if (result.kind === 'failed') return { kind: 'missing', status: 503 };
  // A redirect is not followed: it may lead to what is not allowed.
  if (!isSuccess(result.status)) return { kind: 'missing', status: result.status };
  if (result.body.length > LARGEST) return { kind: 'missing', status: 413 };
  const bytes = new Uint8Array(result.body);
  const contentType = result.contentType ?? 'application/octet-stream';
  const own = [`<${topic}>; rel="self"`, ...(hub === undefined ? [] : [`<${hub}>; rel="hub"`])].join(', ');
  const link = result.link ?? '';
  const isWhole = /\brel="?self\b/i.test(link) && /\brel="?hub\b/i.test(link);
  return {
    ...{ kind: 'feed', bytes, contentType, etag: await digest(bytes), scope: ELSEWHERE },
    link: isWhole ? link : own,
  };
}

/** What no publication of the site changes. */
const ELSEWHERE = 'elsewhere';
