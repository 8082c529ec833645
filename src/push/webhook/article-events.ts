import type { Article } from '../../domain/article.ts';
import type { WebhookEvent } from '../../domain/site.ts';
import { STATE, type State, type StoredVersion } from './article-source.ts';
import type { ArticleFacts } from './endpoint.ts';

/** An article as it was, before a change. `article`: undefined where it is not stored any more. */
export type ArticleBefore = {
  readonly state: State;
  readonly hash: string;
  readonly article: Article | undefined;
};

/** An article as it is. */
export type ArticleAfter = { readonly state: State; readonly version: StoredVersion };

/** What happened to an article. */
export type ArticleEvent = {
  readonly event: WebhookEvent;
  /** Names of what differs, as messages have them; undefined: it is not known. */
  readonly changed: readonly string[] | undefined;
};

/** What is compared, by the name that messages give it. */
const FIELDS: Readonly<Record<string, (article: Article) => unknown>> = {
  title: ({ title }) => title,
  description: ({ description }) => description,
  body: ({ body }) => body,
  corrections: ({ corrections }) => corrections,
  url: ({ url }) => url,
  path: ({ path }) => path,
  sections: ({ sections }) => sections.map(({ path }) => path),
  tags: ({ tags }) => tags,
  authors: ({ authors }) => authors,
  published: ({ published }) => published,
  updated: ({ updated }) => updated,
  expires: ({ until }) => until,
  image: ({ image }) => image,
  audio: ({ audio }) => audio,
  video: ({ video }) => video,
  attachments: ({ attachments }) => attachments,
  dateline: ({ dateline }) => dateline,
  source: ({ source }) => source,
  language: ({ language }) => language,
  rights: ({ rights, license }) => [rights, license],
  partners: ({ partners = [] }) => partners,
};

/** What readers see happen to an article; undefined: nothing. */
export function eventOf(
  before: ArticleBefore | undefined,
  after: ArticleAfter | undefined,
): ArticleEvent | undefined {
  const was = before?.state;
  const is = after?.state;
  if (is === STATE.public) {
    if (was !== STATE.public) return { event: 'article.published', changed: undefined };
    return before?.hash === after?.version.hash ? undefined : editOf(before?.article, after);
  }
  if (is === STATE.expired && was === STATE.public) return { event: 'article.expired', changed: undefined };
  const isGone = was === STATE.public || (was === STATE.expired && is === STATE.withdrawn);
  return isGone ? { event: 'article.withdrawn', changed: undefined } : undefined;
}

function editOf(before: Article | undefined, after: ArticleAfter | undefined): ArticleEvent | undefined {
  const { content } = after?.version ?? {};
  if (content?.kind !== 'article') return undefined;
  const { article } = content;
  if (!before) return { event: 'article.updated', changed: undefined };
  const changed = Object.entries(FIELDS)
    .filter(([, field]) => JSON.stringify(field(before)) !== JSON.stringify(field(article)))
    .map(([name]) => name);
  // What the site puts around its articles, such as a call-out, is not news of any of them.
  if (changed.length === 0) return undefined;
  const isCorrected = article.corrections.some(
    (one) => !before.corrections.some(({ date, text }) => +date === +one.date && text === one.text),
  );
  return { event: isCorrected ? 'article.corrected' : 'article.updated', changed };
}

/** What filters are compared with; undefined: it is not known. */
export function factsOf(content: StoredVersion['content'] | undefined): ArticleFacts | undefined {
  if (content === undefined) return undefined;
  if (content.kind === 'withdrawal') {
    const { sections, tags, partners = [] } = content.withdrawal;
    return { sections, tags, partners };
  }
  const { sections, tags, partners = [] } = content.article;
  return {
    ...{ sections: sections.map(({ path }) => path), tags: tags.map(({ slug }) => slug), partners },
  };
}

/** A message that has not arrived, and what came after it, as one: what the endpoint does not know yet. */
export function mergedEvent(pending: ArticleEvent, next: ArticleEvent): ArticleEvent {
  const isEdit = next.event === 'article.updated' || next.event === 'article.corrected';
  if (!isEdit) return next;
  if (pending.event === 'article.published') return pending;
  const isCorrected = [pending, next].some(({ event }) => event === 'article.corrected');
  const changed =
    pending.changed && next.changed && [...new Set([...pending.changed, ...next.changed])].toSorted();
  return { event: isCorrected ? 'article.corrected' : 'article.updated', changed };
}
