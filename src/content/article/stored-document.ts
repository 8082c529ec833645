import type { Article } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import type { VisibleWindow } from '../../domain/instant.ts';
import { fillSlots, hashWithTimes, linkTimes, textTimes } from '../../domain/scheduled-links.ts';
import { decodeArticle, encodeArticle } from '../../store/codec.ts';
import { withOwnFragments } from '../body/anchors.ts';
import { hash } from './hash.ts';
import type { Resolved } from './library.ts';
import { linkAttribute } from './reference.ts';

/** Raised when the same source gives other bytes than before: every stored article is then rendered again. */
export const rendering = 14;

const windowTimes = ({ from, until }: VisibleWindow): readonly number[] =>
  until === undefined ? [from] : [from, until];

type Unhashed = Omit<Article, 'hash'>;

/** The article as JSON with its hash: equal hashes, equal bytes. */
export function serialize(built: Unhashed): { readonly hash: string; readonly document: string } {
  const within = (html: Html) => withOwnFragments(html, built.url);
  const article = {
    ...built,
    body: within(built.body),
    redacted: built.redacted?.map((one) => ({ ...one, body: within(one.body) })),
  };
  const withoutHash = encodeArticle({ hash: '', ...article });
  const { body, callout = '', scheduledTexts, translations = [] } = article;
  const times = [
    ...linkTimes(body + callout),
    ...textTimes(scheduledTexts),
    ...translations.flatMap(({ shown }) => (shown ? windowTimes(shown) : [])),
  ];
  const own = hashWithTimes(hash(`${rendering} ${withoutHash}`), times);
  return { hash: own, document: `{"hash":"${own}"${withoutHash.slice('{"hash":""'.length)}` };
}

/** The article of a document with slots, as it is with what its links lead to, by the number of their slots. */
export function fillDocument(bytes: Uint8Array, resolvedLinks: readonly (Resolved | undefined)[]): Unhashed {
  const { hash: _, ...article } = decodeArticle(new TextDecoder().decode(bytes));
  const fill = (html: Html) => fillSlots(html, (name, slot) => linkAttribute(name, resolvedLinks[slot]));
  const { body, redacted } = article;
  return {
    ...article,
    body: fill(body),
    redacted: redacted?.map((one) => ({ ...one, body: fill(one.body) })),
  };
}
