import { type Clause, failing, swap } from '../clause.ts';
import { isEmail, isRfc822, isWeb } from '../syntax.ts';
import { at, count, descendants, texts, type XmlTree } from '../xml-tree.ts';

/** OPML 2.0, as far as a subscription list uses it. */
export const opmlClauses: readonly Clause<XmlTree>[] = [
  {
    clause: 'OPML 2.0, opml',
    says: 'the root is opml, version 2.0, with one head and one body',
    check: (opml) => [
      ...failing([`${opml.name} ${opml.attributes.version}`], (text) => text === 'opml 2.0', 'root'),
      ...count(opml, 'head', 1, 1),
      ...count(opml, 'body', 1, 1),
    ],
    broken: swap('version="2.0"', 'version="1.0"'),
  },
  {
    clause: 'OPML 2.0, head',
    says: 'the head has a title and at most one each of dateModified (RFC 822), ownerName and ownerEmail, and nothing that validators do not know',
    check: (opml) => [
      ...failing(texts(opml, 'head', 'dateModified'), isRfc822, 'date'),
      ...failing(texts(opml, 'head', 'ownerEmail'), isEmail, 'e-mail'),
      ...at(opml, 'head').flatMap((head) => [
        ...count(head, 'title', 1, 1),
        ...failing(
          head.children.map(({ name }) => name),
          (name) => /^(?:title|dateModified|ownerName|ownerEmail)$/.test(name),
          'in head',
        ),
      ]),
    ],
    broken: swap('<ownerName>', '<docs>x</docs><ownerName>'),
  },
  {
    clause: 'OPML 2.0, body',
    says: 'the body has an outline, and every outline a text that is not empty',
    check: (opml) => [
      ...count(at(opml, 'body')[0] ?? opml, 'outline', 1),
      ...failing(
        outlines(opml).map(({ attributes }) => attributes.text ?? ''),
        (text) => text.trim() !== '',
        'text',
      ),
    ],
    broken: swap(/ text="[^"]*"/, ''),
  },
  {
    clause: 'OPML 2.0, subscription lists',
    says: 'an outline of type rss has an absolute xmlUrl, an htmlUrl where it says one, a version of RSS, and no outline inside',
    check: (opml) =>
      outlines(opml)
        .filter(({ attributes }) => attributes.type === 'rss')
        .flatMap(
          ({
            attributes: { xmlUrl = '', htmlUrl = 'https://none.example/', version = 'RSS2' },
            children,
          }) => [
            ...failing([xmlUrl, htmlUrl], isWeb, 'address'),
            ...failing([version], (value) => /^(RSS2?|RSS1|scriptingNews)$/.test(value), 'version'),
            ...children.map(() => 'an outline inside'),
          ],
        ),
    broken: swap(/xmlUrl="[^"]*"/, ''),
  },
  {
    clause: 'OPML 2.0, type',
    says: 'an outline without a type is a folder: it has a text alone, as title, xmlUrl and the others are of feeds',
    check: (opml) =>
      outlines(opml)
        .filter(({ attributes }) => attributes.type === undefined)
        .flatMap(({ attributes }) =>
          failing(Object.keys(attributes), (name) => name === 'text', 'attribute of a folder'),
        ),
    broken: swap('<body><outline text=', '<body><outline title="x" text='),
  },
  {
    clause: 'OPML 2.0, category',
    says: 'a category is a path that begins with a slash, or a tag without one',
    check: (opml) =>
      failing(
        outlines(opml).flatMap(({ attributes }) => attributes.category ?? []),
        (text) => /^(\/[^/,]+)+$|^[^/,]+$/.test(text),
        'category',
      ),
    broken: swap(/category="/, 'category="//'),
  },
];

function outlines(opml: XmlTree): readonly XmlTree[] {
  return descendants(opml).filter(({ name }) => name === 'outline');
}
