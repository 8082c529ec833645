import type { Licensing } from '../../domain/site.ts';
import { concatenate } from '../xml/encoded.ts';
import { type Element, element, encodeFrame, textElement } from '../xml/xml.ts';

/** On what terms machines may use what stands at a URL or below it (RSL 1.0, `content`). */
export function termsElement(url: string, licensing: Licensing, prefix: 'rsl:' | ''): Element {
  const { permits, prohibits, payment, standard, server } = licensing;
  const name = (local: string) => `${prefix}${local}`;
  const usage = (local: string, words: readonly string[]) =>
    words.length === 0 ? undefined : element(name(local), { type: 'usage' }, words.join(' '));
  return element(
    name('content'),
    { url, server },
    element(
      name('license'),
      {},
      usage('permits', permits),
      usage('prohibits', prohibits),
      payment === undefined && standard === undefined
        ? undefined
        : element(name('payment'), { type: payment }, textElement(name('standard'), standard)),
    ),
  );
}

/** The terms of a whole site as an RSL document, for robots.txt to lead to. */
export function termsDocument(siteUrl: string, licensing: Licensing): Uint8Array<ArrayBuffer> {
  const root = element(
    'rsl',
    { xmlns: 'https://rslstandard.org/rsl' },
    termsElement(`${siteUrl}/`, licensing, ''),
  );
  const { before, after } = encodeFrame(root, 0);
  return concatenate([before, after]);
}
