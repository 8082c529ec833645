import { at, parseXml, texts, type XmlTree } from '../spec/xml-tree.ts';

/** A document of a feed's history, as a client reads it, whatever its format. */
export type HistoryDocument = {
  readonly ids: readonly string[];
  readonly kind: 'complete' | 'head' | 'archive';
  /** Links by relation. */
  readonly links: Readonly<Partial<Record<'self' | 'prev-archive' | 'next-archive' | 'current', string>>>;
  readonly deleted: readonly string[];
};

/** Reads RSS, Atom or JSON Feed. */
export function readHistory(mediaType: string, text: string): HistoryDocument {
  return mediaType.includes('json') ? readJson(text) : readXml(parseXml(text));
}

function readXml(root: XmlTree): HistoryDocument {
  const frame = at(root, 'channel')[0] ?? root;
  const links = at(frame, 'atom:link').map(({ attributes: { rel = '', href = '' } }) => [rel, href]);
  const has = (name: string) => at(frame, name).length > 0;
  return {
    ids: [...texts(frame, 'item', 'guid'), ...texts(frame, 'atom:entry', 'atom:id')],
    kind: has('fh:complete') ? 'complete' : has('fh:archive') ? 'archive' : 'head',
    links: Object.fromEntries(links),
    deleted: at(frame, 'at:deleted-entry').map(({ attributes: { ref = '' } }) => ref),
  };
}

/** JSON Feed leads on by `next_url`; the rest is in `_dateline`. */
function readJson(text: string): HistoryDocument {
  const { items, feed_url, next_url, _dateline } = JSON.parse(text);
  return {
    ids: items.map(({ id }: { id: string }) => id),
    kind: _dateline.history.kind,
    links: {
      self: feed_url,
      'prev-archive': next_url,
      'next-archive': _dateline.history.newer,
      current: _dateline.history.current,
    },
    deleted: (_dateline.deleted ?? []).map(({ id }: { id: string }) => id),
  };
}
