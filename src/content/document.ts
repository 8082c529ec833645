import type { Article } from '../collection/article.ts';
import { decodeArticle, encodeArticle } from '../collection/codec.ts';
import type { Html } from '../collection/html.ts';
import type { Finished } from './finish.ts';
import { hash } from './hash.ts';
import type { Answers } from './plain.ts';
import { printed } from './printed.ts';
import type { Printer } from './printer.ts';

/** Raised when the same source gives other bytes than before: every stored article is then made anew. */
export const rendering = 1;

/**
 * An article as a store may keep it until it is wanted: as JSON without its body, with the body's Markdown, and with what
 * the body's references lead to; one line each. A body that had to be rendered is in the first, and the others are absent.
 */
export type Pages = {
  /** The first line, or the first two. */
  readonly text: string;
  /** Hash of the article but for where its references lead. */
  readonly mark: string;
  /** Absent where the body is rendered already. */
  readonly answers?: Answers;
};

/** What is to be stored of a finished article. */
export function pagesOf({ article, body }: Pick<Finished, 'article' | 'body'>): Pages {
  const bare = bareOf(article);
  if (body.kind === 'plain') {
    const text = `${bare}\n${JSON.stringify(body.text)}`;
    return { text, mark: hash(`${rendering} ${text}`), answers: body.answers };
  }
  const mark = hash(`${rendering} ${bare}\n${body.html}`);
  return { text: encodeArticle({ ...article, hash: mark, body: body.html }), mark };
}

/** What `encodeArticle` makes of it without hash and body, in half its time. */
function bareOf(article: Finished['article']): string {
  const { published, updated, from, until, corrections } = article;
  return JSON.stringify({
    ...article,
    published: published.getTime(),
    ...(updated && { updated: updated.getTime() }),
    from: from.getTime(),
    ...(until && { until: until.getTime() }),
    corrections: corrections.map(({ date, text }) => ({ date: date.getTime(), text })),
    hash: '',
    body: '',
  });
}

/** The stored form with its hash: equal hashes, equal bytes. `answers` may have been completed since. */
export function sealed({ text, mark, answers }: Pages): { readonly hash: string; readonly document: string } {
  if (!answers) return { hash: mark, document: text };
  const own = hash(mark + JSON.stringify(answers));
  return { hash: own, document: `${text}\n${JSON.stringify([own, answers])}` };
}

/** The article whole, from its stored form. */
export function openDocument(document: string): Article {
  const [about = '', text, end] = document.split('\n');
  const article = decodeArticle(about);
  if (text === undefined || end === undefined) return article;
  // Only `pagesOf` and `sealed` write what is given here.
  const [own, answers] = JSON.parse(end) as [string, Answers];
  const body = { kind: 'plain', text: JSON.parse(text) as string, answers } as const;
  const { id, url: base, dateline } = article;
  return { ...article, hash: own, body: printed(body, { id, base, dateline }) };
}

/** The article whole, once it is printed. */
export function whole({ article, body }: Finished, printer: Printer): Article | Promise<Article> {
  const { id, url: base, dateline } = article;
  const { hash: own } = sealed(pagesOf({ article, body }));
  const html = printer.print(body, { id, base, dateline });
  const withBody = (made: Html): Article => ({ ...article, hash: own, body: made });
  return html instanceof Promise ? html.then(withBody) : withBody(html);
}
