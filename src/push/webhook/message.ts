import type { Article } from '../../domain/article.ts';
import { factsOf } from './article-events.ts';
import { type ArticleSource, STATE, stateAt } from './article-source.ts';
import type { Delivery } from './delivery-store.ts';
import { type Endpoint, isForEndpoint, NO_FACTS } from './endpoint.ts';

type MessageContext = { readonly source: ArticleSource | undefined; readonly now: number };

/**
 * The body of a message, as the article is now, and the article, where the message is of one that is public (Standard Webhooks, Payload structure). Undefined: the article is not any more what the message
 * says, so that another message follows.
 */
export async function messageBody(
  delivery: Delivery,
  endpoint: Endpoint,
  { source, now }: MessageContext,
): Promise<{ readonly body: string; readonly article: Article | undefined } | undefined> {
  let article: Article | undefined;
  const data = delivery.event === 'test' ? { endpoint: endpoint.id } : await dataOf();
  const timestamp = new Date(delivery.at).toISOString();
  return data && { body: JSON.stringify({ type: delivery.event, timestamp, data }), article };

  async function dataOf(): Promise<object | undefined> {
    if (!source) return undefined;
    const { article: id, event, about } = delivery;
    const version = (await source.current([id], await source.generation())).get(id);
    const content = version?.content;
    const isPublic =
      version !== undefined &&
      content?.kind === 'article' &&
      stateAt(version, now) === STATE.public &&
      (endpoint.partner === undefined ||
        isForEndpoint({ partner: endpoint.partner }, factsOf(content) ?? NO_FACTS));
    const { url, path, changed } = about;
    if (event === 'article.withdrawn' || event === 'article.expired') {
      if (isPublic) return undefined;
      const reason = content?.kind === 'withdrawal' ? content.withdrawal.reason : undefined;
      // Of what has gone without a trace nothing but the id is known.
      return url === '' ? { id, reason } : { id, url, path, reason };
    }
    if (!isPublic || content.kind !== 'article') return undefined;
    article = content.article;
    return { ...articleData(article), changed };
  }
}

/** What messages say of an article that is public: where it is and what it is about, without its story. */
function articleData(article: Article): object {
  const { id, url, path, title, description, language, published, updated, corrections } = article;
  return {
    ...{ id, url, path, title, description, language },
    section: article.sections[0].path,
    sections: article.sections.map((section) => section.path),
    tags: article.tags.map(({ name }) => name),
    authors: article.authors.map(({ name }) => name),
    published: published.toISOString(),
    updated: updated?.toISOString(),
    expires: article.until?.toISOString(),
    corrections: corrections.map(({ date, text }) => ({ date: date.toISOString(), text })),
  };
}
