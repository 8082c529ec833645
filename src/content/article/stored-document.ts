import type { Article } from '../../domain/article.ts';
import { type Html, trustedHtml } from '../../domain/html.ts';
import { hashWithTimes, linkTimes } from '../../domain/scheduled-links.ts';
import { decodeArticle, encodeArticle } from '../../store/codec.ts';
import type { Answers } from '../body/plain.ts';
import type { Tray } from '../threads/byte-arena.ts';
import type { Printer } from '../threads/render-pool.ts';
import type { Finished } from './build-article.ts';
import { hash } from './hash.ts';
import { printed } from './printed.ts';

/** Raised when the same source gives other bytes than before: every stored article is then made anew. */
export const rendering = 4;

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
  /** Instants (milliseconds since 1970) at which links of its call-out open or close; absent: none do. */
  readonly times?: readonly number[];
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
    const mark = markOfReady(bare, body.html, article.callout);
    return { bytes: tray.put([encodeArticle({ ...article, hash: mark, body: body.html })]), mark };
  }
  const { text, answers } = body;
  const bytes = tray.put([`${bare}\n`, source ?? text]);
  const times = linkTimes(article.callout ?? '');
  const pages = { bytes, mark: hash(bytes), answers, ...(times.length > 0 && { times }) };
  if (!settled) return pages;
  const { hash: mark, end } = endOf(pages);
  return { bytes: tray.append(bytes, end), mark };
}

/** The hash that the stored form of a finished article would have. */
function hashOf({ article, body }: Pick<Finished, 'article' | 'body'>): string {
  const bare = bareOf(article);
  if (body.kind === 'ready') return markOfReady(bare, body.html, article.callout);
  const { text, answers } = body;
  return endOf({ mark: hash(`${bare}\n${text}`), answers, times: linkTimes(article.callout ?? '') }).hash;
}

const markOfReady = (bare: string, html: Html, callout = '') =>
  hashWithTimes(hash(`${rendering} ${bare}\n${html}`), linkTimes(html + callout));

/** The article as JSON, but for hash and body. */
const bareOf = (article: Finished['article']): string =>
  encodeArticle({ ...article, hash: '', body: trustedHtml('') });

/** The stored form with its hash: equal hashes, equal bytes. `answers` may have been completed since. */
export function sealed({ bytes, mark, answers, times }: Pages): {
  readonly hash: string;
  readonly document: Uint8Array;
} {
  if (!answers) return { hash: mark, document: bytes };
  const { hash: own, end } = endOf({ mark, answers, times });
  return { hash: own, document: Buffer.concat([bytes, Buffer.from(end)]) };
}

type Ending = Required<Pick<Pages, 'mark' | 'answers'>> & { readonly times?: Pages['times'] };

/** The last line of a stored form. */
function endOf({ mark, answers, times = [] }: Ending) {
  const told = JSON.stringify(answers);
  const own = hashWithTimes(hash(`${rendering} ${mark} ${told}`), [...times, ...timesOf(answers)]);
  return { hash: own, end: `\n["${own}",${told}]` };
}

/** The instants at which what references lead to becomes public, or is no longer. */
const timesOf = (answers: Answers): readonly number[] =>
  Object.values(answers).flatMap(([, shown]) =>
    typeof shown === 'object' ? [shown.from, ...(shown.until === undefined ? [] : [shown.until])] : [],
  );

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
