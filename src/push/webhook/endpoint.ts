import type { WebhookEvent, WebhookFilter } from '../../domain/site.ts';

/** Where messages go, and which. */
export type Endpoint = WebhookFilter & {
  /** Of one in site.yaml its name; of another `wh_` and hexadecimal digits. */
  readonly id: string;
  readonly origin: 'site' | 'api';
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** The environment variable that holds its secrets; undefined: they are in the database. */
  readonly secret?: string | undefined;
};

/** The same as messages are sent to it. */
export type Receiver = Endpoint & {
  /** Deliveries in a row that were given up after the last attempt. */
  readonly failures: number;
};

/** The same as an operator sees it. Instants in milliseconds since 1970. */
export type EndpointState = Receiver & {
  readonly created: number;
  readonly isPaused: boolean;
  readonly sentAt: number | undefined;
  /** Messages that wait. */
  readonly pending: number;
  /** Of the last failure among those. */
  readonly reason: string | undefined;
  readonly failedAt: number | undefined;
  readonly due: number | undefined;
};

/** What filters are compared with. */
export type ArticleFacts = {
  /** Paths. */
  readonly sections: readonly string[];
  /** Slugs. */
  readonly tags: readonly string[];
  /** Names. */
  readonly partners: readonly string[];
};

/** Of an article of which nothing is known any more. */
export const NO_FACTS: ArticleFacts = { sections: [], tags: [], partners: [] };

/** Whether an endpoint is told of such an article. */
export function isForEndpoint(
  { sections, tags, partner }: WebhookFilter,
  { sections: paths, tags: slugs, partners }: ArticleFacts,
): boolean {
  const isBelow = (path: string) =>
    sections?.some((section) => path === section || path.startsWith(`${section}/`));
  return (
    (sections === undefined || paths.some(isBelow)) &&
    (tags === undefined || slugs.some((slug) => tags.includes(slug))) &&
    (partner === undefined || partners.includes(partner))
  );
}
