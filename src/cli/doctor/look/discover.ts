import { Tokenizer } from 'htmlparser2';
import { readOpml } from '../../../import/feed/xml-feed.ts';
import type { Exchange } from './exchange.ts';

const TYPES = /^application\/(?:rss\+xml|atom\+xml|feed\+json|json)\b/i;

/** The feeds that a page names for readers to find, absolute, in its order. */
export function feedsOfPage({ url, body }: Pick<Exchange, 'url' | 'body'>): readonly string[] {
  const feeds: string[] = [];
  let base = url;
  eachTag(new TextDecoder().decode(body), (name, { href, rel = '', type = '' }) => {
    if (href === undefined) return;
    if (name === 'base') base = URL.parse(href, url)?.href ?? url;
    if (name !== 'link' || !/\balternate\b/i.test(rel) || !TYPES.test(type)) return;
    const feed = URL.parse(href, base)?.href;
    if (feed !== undefined) feeds.push(feed);
  });
  return [...new Set(feeds)];
}

type TagAttributes = Readonly<Record<string, string>>;

/** Tells of each start tag. No tree is made, so that a page costs what its length does, however its elements nest. */
function eachTag(html: string, onTag: (name: string, attributes: TagAttributes) => void): void {
  let tag = '';
  let attribute = '';
  let value: string[] = [];
  let attributes: Record<string, string> = {};
  const end = () => {
    if (tag !== '') onTag(tag, attributes);
    tag = '';
  };
  const ignore = () => {};
  const text = (from: number, to: number) => html.slice(from, to);
  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname(from, to) {
        const name = text(from, to).toLowerCase();
        // Only these are of use; the attributes of others are let go.
        tag = name === 'link' || name === 'base' ? name : '';
        attributes = Object.create(null);
      },
      onattribname(from, to) {
        attribute = text(from, to).toLowerCase();
        value = [];
      },
      onattribdata: (from, to) => void (tag !== '' && value.push(text(from, to))),
      onattribentity: (code) => void (tag !== '' && value.push(String.fromCodePoint(code))),
      onattribend() {
        if (tag !== '') attributes[attribute] ??= value.join('');
      },
      onopentagend: end,
      onselfclosingtag: end,
      ...{ oncdata: ignore, onclosetag: ignore, oncomment: ignore, ondeclaration: ignore, onend: ignore },
      ...{ onprocessinginstruction: ignore, ontext: ignore, ontextentity: ignore },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

/** The feeds that an OPML list names; none where it is no list. */
export function feedsOfList({ url, body }: Exchange): readonly string[] {
  const listed = readOpml(new TextDecoder().decode(body)) ?? [];
  return listed.flatMap((feed) => URL.parse(feed, url)?.href ?? []);
}
