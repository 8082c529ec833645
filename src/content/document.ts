import type { Article } from '../collection/article.ts';
import { decodeArticle, encodeArticle } from '../collection/codec.ts';
import { type Html, trustedHtml } from '../collection/html.ts';
import type { Finished } from './finish.ts';
import { hash } from './hash.ts';
import type { Answers } from './plain.ts';
import { printed } from './printed.ts';
import type { Printer } from './printer.ts';
import type { Tray } from './tray.ts';

/** Raised when the same source gives other bytes than before: every stored article is then made anew. */
export const rendering = 3;

/**
 * An article as a store may keep it until it is wanted, as UTF-8: a line of JSON without its body, the body's Markdown, and a line of
 * what the body's references lead to. A body that had to be rendered is in the first, and the others are absent.
 */
export type Pages = {
  /** All but the last line; with it, where `answers` is absent. */
  readonly bytes: Uint8Array;
  /** Hash of the article, but for where its references lead where they are still to be told. */
  readonly mark: string;
  /** Absent where there is nothing more to be told. */
  readonly answers?: Answers;
};

type Paging = {
  readonly tray: Tray;
  /** The body's Markdown as it stands in its file, where that is at hand. */
  readonly source?: Uint8Array | undefined;
  /** Whether what its references lead to is told for good. */
  readonly settled: boolean;
};

/** What is to be stored of a finished article. */
export function pagesOf(
  { article, body }: Pick<Finished, 'article' | 'body'>,
  { tray, source, settled }: Paging,
): Pages {
  const bare = bareOf(article);
  if (body.kind === 'ready') {
    const mark = markOfReady(bare, body.html);
    return { bytes: tray.put([encodeArticle({ ...article, hash: mark, body: body.html })]), mark };
  }
  const { text, answers } = body;
  const bytes = tray.put([`${bare}\n`, source ?? text]);
  const pages = { bytes, mark: hash(bytes), answers };
  if (!settled) return pages;
  const { hash: mark, end } = endOf(pages);
  return { bytes: tray.append(bytes, end), mark };
}

/** The hash that the stored form of a finished article would have. */
function hashOf({ article, body }: Pick<Finished, 'article' | 'body'>): string {
  const bare = bareOf(article);
  if (body.kind === 'ready') return markOfReady(bare, body.html);
  const { text, answers } = body;
  return endOf({ mark: hash(`${bare}\n${text}`), answers }).hash;
}

const markOfReady = (bare: string, html: Html) => hash(`${rendering} ${bare}\n${html}`);

/** The article as JSON, but for hash and body. */
const bareOf = (article: Finished['article']): string =>
  encodeArticle({ ...article, hash: '', body: trustedHtml('') });

/** The stored form with its hash: equal hashes, equal bytes. `answers` may have been completed since. */
export function sealed({ bytes, mark, answers }: Pages): {
  readonly hash: string;
  readonly document: Uint8Array;
} {
  if (!answers) return { hash: mark, document: bytes };
  const { hash: own, end } = endOf({ mark, answers });
  return { hash: own, document: Buffer.concat([bytes, Buffer.from(end)]) };
}

/** The last line of a stored form. */
function endOf({ mark, answers }: { readonly mark: string; readonly answers: Answers }) {
  const told = JSON.stringify(answers);
  const own = hash(`${rendering} ${mark} ${told}`);
  return { hash: own, end: `\n["${own}",${told}]` };
}

/** The article whole, from its stored form. */
export function openDocument(document: string): Article {
  const first = document.indexOf('\n');
  if (first < 0) return decodeArticle(document);
  const last = document.lastIndexOf('\n');
  const article = decodeArticle(document.slice(0, first));
  // Only `pagesOf` and `sealed` write what is given here.
  const [own, answers] = JSON.parse(document.slice(last + 1)) as [string, Answers];
  const body = { kind: 'plain', text: document.slice(first + 1, last), answers } as const;
  const { id, url: base, dateline } = article;
  return { ...article, hash: own, body: printed(body, { id, base, dateline }) };
}

/** The article whole, once it is printed. */
export function whole({ article, body }: Finished, printer: Printer): Article | Promise<Article> {
  const { id, url: base, dateline } = article;
  const own = hashOf({ article, body });
  const html = printer.print(body, { id, base, dateline });
  const withBody = (made: Html): Article => ({ ...article, hash: own, body: made });
  return html instanceof Promise ? html.then(withBody) : withBody(html);
}
