import type { ProfileName } from '../../../src/domain/partner.ts';
import { type Clause, failing } from '../../spec/clause.ts';
import { isWeb } from '../../spec/syntax.ts';
import { at, count, texts, type XmlTree } from '../../spec/xml-tree.ts';

/** What an aggregator asks of a document, and how Dateline meets it. */
export type Demand = Omit<Clause<XmlTree>, 'clause'> & {
  readonly profile: ProfileName;
  /** How, in words for docs/reference/partners.md. */
  readonly met: string;
};

/** Items or entries. */
export const itemsOf = (feed: XmlTree): readonly XmlTree[] =>
  feed.name === 'rss' ? at(feed, 'channel', 'item') : at(feed, 'atom:entry');

/** Those that are there to read: not what stands for a story that was withdrawn. */
export const storiesOf = (feed: XmlTree): readonly XmlTree[] =>
  itemsOf(feed).filter(
    (item) => at(item, 'mi:expirationDate').length === 0 && at(item, 'media:status').length === 0,
  );

/** Problems unless every story has each of these once, and not empty. */
export const once =
  (...names: readonly string[]) =>
  (feed: XmlTree): readonly string[] =>
    storiesOf(feed).flatMap((item) => names.flatMap((name) => filled(item, name)));

/** Problems unless the channel has each of these once, and not empty. */
export const channelOnce =
  (...names: readonly string[]) =>
  (feed: XmlTree): readonly string[] =>
    at(feed, 'channel').flatMap((channel) => names.flatMap((name) => filled(channel, name)));

function filled(parent: XmlTree, name: string): readonly string[] {
  return [
    ...count(parent, name, 1, 1),
    ...failing(texts(parent, name), (text) => text.trim() !== '', `${name} is empty`),
  ];
}

/** Problems unless every story has at least one, and each has this attribute, an absolute address. */
export const addressed =
  (name: string, attribute: string) =>
  (feed: XmlTree): readonly string[] =>
    storiesOf(feed).flatMap((item) => [
      ...count(item, name, 1),
      ...failing(
        at(item, name).map(({ attributes }) => attributes[attribute] ?? ''),
        isWeb,
        `${name} ${attribute}`,
      ),
    ]);

/** The HTML of a story. */
export const bodyOf = (item: XmlTree): string =>
  texts(item, 'content:encoded')[0] ?? texts(item, 'atom:content')[0] ?? '';
