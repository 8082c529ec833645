import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slug } from '../../src/content/site/slug.ts';

test.for([
  ['José García', 'jose-garcia'],
  ['Jose\u0301 Garci\u0301a', 'jose-garcia'],
  ['O’Brien & Sons', 'obrien-and-sons'],
  ['  Two  Words ', 'two-words'],
  ['ÅNGSTRÖM', 'angstrom'],
  ['Straße', 'strasse'],
  ['Nguyễn Thu Hà', 'nguyen-thu-ha'],
  ['Вера Иванова', 'vera-ivanova'],
  ['Ελλάδα', 'ellada'],
  ['C++', 'c-plus-plus'],
  ['C#', 'c-sharp'],
  ['R&D', 'r-and-d'],
  ['News/Northwest', 'news-northwest'],
  ['2019-09-25', '2019-09-25'],
] as const)('%s is %s', ([name, address]) => {
  expect(slug(name)).toBe(address);
});

test.for([
  ['王伟', '王维'],
  ['ニュース', 'にゅーす'],
  ['😀', '😃'],
  ['!', '?'],
  ['한국', '한국어'],
  ['C', 'C#'],
] as const)('%s and %s differ', ([one, other]) => {
  expect(slug(one)).not.toBe(slug(other));
});

test('any name has an address of letters, digits and hyphens, the same in every Unicode form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      expect(slug(name)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(slug(name.normalize('NFD'))).toBe(slug(name.normalize('NFC')));
    }),
  );
});
