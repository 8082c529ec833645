import { trustedHtml } from '../../src/domain/html.ts';
import { article, type Paper, paper } from '../contract/paper.ts';
import { INSTANT } from './instant.ts';

/** What breaks encoders, escapers and headers; each goes into every text an article has. */
const STRINGS: readonly string[] = [
  String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code)),
  String.fromCharCode(...Array.from({ length: 33 }, (_, code) => 0x7f + code)),
  'a\ud800z\udfff \udc00\ud800',
  '\ufffe\uffff\ufdd0\u{1fffe}\ufeff',
  ']]>'.repeat(1000),
  '<![CDATA[<!-- <?xml version="1.1"?> &amp;amp; </title><script>alert(1)</script>',
  '\u202eabc\u2066\u200f שלום مرحبا 👩‍👩‍👧‍👦 é\u0301',
  `"'\`\\ \r\n\t\u2028\u2029`,
  'x'.repeat(100_000),
];

/** A paper of nothing else. Slugs and paths are what the compiler would make of them. */
export const HOSTILE: Paper = paper({
  articles: STRINGS.map((text, number) =>
    article({
      id: `hostile-${number}`,
      hash: `b0d${number}`,
      published: new Date(INSTANT.getTime() - (number + 1) * 3_600_000),
      sections: [{ path: 'news', trail: [text] }],
      title: text,
      description: text,
      dateline: text,
      rights: text,
      source: { name: text },
      authors: [{ name: text, slug: `author-${number}` }],
      tags: [{ name: text, slug: `tag-${number}` }],
      corrections: [{ date: INSTANT, text }],
      body: trustedHtml(`<p>${text.replace(/[<>&]/g, '')}</p>`),
      local: { published: text, corrections: [text] },
    }),
  ),
  withdrawals: STRINGS.map((text, number) => ({
    id: `gone-${number}`,
    path: `/gone/${number}`,
    from: new Date(INSTANT.getTime() - 7_200_000),
    withdrawn: new Date(INSTANT.getTime() - 3_600_000),
    reason: text,
    sections: ['news'],
    authors: [],
    tags: [],
    local: text,
  })),
});
