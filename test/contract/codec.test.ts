import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import { decodeArticle, decodeSnapshot, encodeArticle, encodeSnapshot } from '../../src/store/codec.ts';
import { papers } from './arbitrary.ts';
import { article } from './paper.ts';

const dates = fc.date({ noInvalidDate: true });
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u2028', '\n', '\ud800', '\u0000', '"\\', '</script>'),
);
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

const articles: fc.Arbitrary<Article> = fc
  .record({
    published: dates,
    from: dates,
    updated: optional(dates),
    until: optional(dates),
    callout: optional(texts.map(trustedHtml)),
    description: optional(texts),
    title: texts,
    body: texts.map(trustedHtml),
    syndication: fc.constantFrom('full', 'summary', 'headline', 'none'),
    corrections: fc.array(fc.record({ date: dates, text: texts }, { noNullPrototype: true }), {
      maxLength: 3,
    }),
    authors: fc.array(fc.record({ name: texts, slug: texts }, { noNullPrototype: true }), { maxLength: 2 }),
  })
  .map((given) => article({ id: 'a', ...withoutUndefined(given) }));

it('gives back any article, in one line', () => {
  fc.assert(
    fc.property(articles, (one) => {
      const text = encodeArticle(one);
      expect(text).not.toContain('\n');
      expect(decodeArticle(text)).toEqual(one);
    }),
  );
});

it('gives back any snapshot, in one line', () => {
  fc.assert(
    fc.property(papers, texts, ({ snapshot }, callout) => {
      const site = {
        ...snapshot.site,
        callouts: { '': trustedHtml(callout), news: trustedHtml('<p>x</p>') },
      };
      const text = encodeSnapshot({ ...snapshot, site });
      expect(text).not.toContain('\n');
      expect(decodeSnapshot(text)).toEqual({ ...snapshot, site });
    }),
  );
});

function withoutUndefined<T extends object>(value: T) {
  // Only keys whose value is undefined are gone, and those were optional.
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
