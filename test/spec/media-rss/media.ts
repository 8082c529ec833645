import { type Clause, failing, swap } from '../clause.ts';
import { isMediaType, isWeb } from '../syntax.ts';
import { at, count, descendants, type XmlTree } from '../xml-tree.ts';

/** Media RSS 1.5.1, as far as our RSS and Atom use it. */
export const mediaClauses: readonly Clause<XmlTree>[] = [
  {
    clause: 'Media RSS, media:content',
    says: 'a media:content has an absolute url, and its type is a media type',
    check: (root) =>
      contents(root).flatMap(({ attributes: { url = '', type = 'a/b' } }) => [
        ...failing([url], isWeb, 'url'),
        ...failing([type], isMediaType, 'type'),
      ]),
    broken: swap(/<media:content url="[^"]*"/, '<media:content url="ferry.jpg"'),
  },
  {
    clause: 'Media RSS, medium',
    says: 'medium is image, audio, video, document or executable, and fits the type',
    check: (root) =>
      contents(root).flatMap(({ attributes: { medium = '', type = '' } }) => [
        ...failing([medium], (value) => /^(image|audio|video|document|executable)$/.test(value), 'medium'),
        ...failing(
          [type],
          (value) => !/^(image|audio|video)\//.test(value) || value.startsWith(medium),
          `not ${medium}`,
        ),
      ]),
    broken: swap('medium="image"', 'medium="picture"'),
  },
  {
    clause: 'Media RSS, numbers',
    says: 'fileSize, width, height and duration are whole numbers',
    check: (root) =>
      descendants(root)
        .filter(({ name }) => name.startsWith('media:'))
        .flatMap(({ attributes }) =>
          failing(
            ['fileSize', 'width', 'height', 'duration'].flatMap((name) => attributes[name] ?? []),
            (value) => /^\d+$/.test(value),
            'number',
          ),
        ),
    broken: swap(/duration="\d+"/, 'duration="5:12"'),
  },
  {
    clause: 'Media RSS, media:title and media:description',
    says: 'at most one each, of type plain or html, not empty',
    check: (root) =>
      contents(root).flatMap((content) => [
        ...['media:title', 'media:description'].flatMap((name) => count(content, name, 0, 1)),
        ...[...at(content, 'media:title'), ...at(content, 'media:description')].flatMap(
          ({ attributes, text }) => [
            ...failing([attributes.type ?? 'plain'], (type) => /^(plain|html)$/.test(type), 'type'),
            ...failing([text], (value) => value !== '', 'empty'),
          ],
        ),
      ]),
    broken: swap('<media:title type="plain">', '<media:title type="text">'),
  },
  {
    clause: 'Media RSS, media:thumbnail',
    says: 'a media:thumbnail has an absolute url',
    check: (root) =>
      descendants(root)
        .filter(({ name }) => name === 'media:thumbnail')
        .flatMap(({ attributes }) => failing([attributes.url ?? ''], isWeb, 'url')),
    broken: swap(/<media:thumbnail url="[^"]*"/, '<media:thumbnail'),
  },
  {
    clause: 'Media RSS, elements',
    says: 'a media element is one that Media RSS defines, inside an item or a media:content',
    check: (root) =>
      descendants(root).flatMap((parent) => {
        const names = parent.children.map(({ name }) => name).filter((name) => name.startsWith('media:'));
        const within = /^(?:item|atom:entry|media:content)$/.test(parent.name);
        return failing(
          names,
          // Content stands in an item, or in a group, of which we have none.
          (name) =>
            within &&
            (ELEMENTS.includes(name) || (name === 'media:content' && parent.name !== 'media:content')),
          `in ${parent.name}`,
        );
      }),
    broken: swap('<media:credit>', '<media:byline/><media:credit>'),
  },
];

/** Optional elements, of an item or of one of its contents. */
const ELEMENTS = ['title', 'description', 'credit', 'thumbnail', 'copyright', 'text', 'status'].map(
  (name) => `media:${name}`,
);

function contents(root: XmlTree): readonly XmlTree[] {
  return descendants(root).filter(({ name }) => name === 'media:content');
}
