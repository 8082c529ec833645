import { type Clause, failing, swap } from '../clause.ts';
import { isWeb } from '../syntax.ts';
import { at, descendants, type XmlTree } from '../xml-tree.ts';

/** RFC 5005 and RFC 6721, in RSS as in Atom. The model is an archive document with a tombstone. */
export const historyClauses: readonly Clause<XmlTree>[] = [
  {
    clause: 'RFC 5005 §2',
    says: 'a feed says once that it is complete, and only when there is no older document',
    check: (root) => {
      const complete = marks(root, 'fh:complete').length;
      return complete === 0 || (complete === 1 && hrefs(root, 'prev-archive').length === 0)
        ? []
        : ['complete, with more before it'];
    },
    broken: swap('<fh:archive/>', '<fh:complete/>'),
  },
  {
    clause: 'RFC 5005 §4',
    says: 'an archive document says so, is not complete, and leads back to the current one',
    check: (root) => {
      const archive = marks(root, 'fh:archive').length;
      const leads = hrefs(root, 'current').filter((href) => href !== hrefs(root, 'self')[0]).length;
      return archive === leads && archive + marks(root, 'fh:complete').length <= 1 ? [] : ['no way back'];
    },
    broken: swap(/<(?:atom:)?link rel="current"[^>]*>/, ''),
  },
  {
    clause: 'RFC 5005 §4 (2)',
    says: 'at most one prev-archive, next-archive and current, each an absolute URL',
    check: (root) =>
      ['prev-archive', 'next-archive', 'current', 'next'].flatMap((rel) => [
        ...failing(hrefs(root, rel), isWeb, rel),
        ...(hrefs(root, rel).length > 1 ? [`more than one ${rel}`] : []),
      ]),
    broken: swap(/(<(?:atom:)?link rel="prev-archive"[^>]*href=")[^"]*/, '$1older'),
  },
  {
    clause: 'RFC 6721 §3',
    says: 'a deleted-entry names an id and an RFC 3339 instant, and an entry with that id is not newer',
    check: (root) => {
      const dates = new Map(
        descendants(root).flatMap((each) =>
          [...at(each, 'guid'), ...at(each, 'atom:id')].map(({ text }) => {
            const [date] = [...at(each, 'atom:updated'), ...at(each, 'pubDate')];
            return [text, Date.parse(date?.text ?? '')] as const;
          }),
        ),
      );
      return marks(root, 'at:deleted-entry').flatMap(({ attributes: { ref = '', when = '' } }) => [
        ...failing([ref], (id) => id !== '' && !((dates.get(id) ?? 0) > Date.parse(when)), 'ref'),
        ...failing([when], (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text), 'when'),
      ]);
    },
    broken: swap(/(<at:deleted-entry[^>]*when=")[^"]*/, '$1yesterday'),
  },
];

/** The element that holds the items. */
const frame = (root: XmlTree): XmlTree => at(root, 'channel')[0] ?? root;

const marks = (root: XmlTree, name: string): readonly XmlTree[] => at(frame(root), name);

const hrefs = (root: XmlTree, rel: string): readonly string[] =>
  [...at(frame(root), 'atom:link')]
    .filter(({ attributes }) => attributes.rel === rel)
    .map(({ attributes: { href = '' } }) => href);
