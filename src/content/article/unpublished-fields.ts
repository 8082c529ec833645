import type { Article } from '../../domain/article.ts';
import { placeholderFor, withAddresses } from '../body/text-addresses.ts';
import type { Finding } from '../problems/problem.ts';
import type { Recorder } from './dependencies.ts';
import type { Library } from './library.ts';
import { isOfService } from './reference.ts';

type Fields = Pick<
  Article,
  'title' | 'description' | 'rights' | 'license' | 'source' | 'authors' | 'corrections' | 'image' | 'language'
>;

/**
 * An article whose fields have no address of a story that is not public now: one that is such an address is left out, and in a text a
 * word stands for it.
 */
export function withoutUnpublishedFields<T extends Fields>(
  article: T,
  { refer, library }: { readonly refer: Recorder; readonly library: Library },
  now = Date.now(),
): { readonly article: T; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const isUnpublished = (address: string, path: Finding['path']): boolean => {
    if (!isOfService(address, library.service)) return false;
    const found = refer.resolve('text', address);
    const shown = found.kind === 'url' ? found.shown : undefined;
    const isPublic = !shown || (shown.from <= now && (shown.until === undefined || now < shown.until));
    if (found.kind === 'problem' ? found.code !== 'draft-link' : isPublic) return false;
    const message = `“${address.slice(0, 60)}” is not public, so it was left out here; write it when it is`;
    findings.push({ code: 'unpublished-address', path, message });
    return true;
  };
  const address = (value: string | undefined, ...path: (string | number)[]) =>
    value !== undefined && isUnpublished(value, path) ? undefined : value;
  const text = <Text extends string | undefined>(value: Text, ...path: (string | number)[]) =>
    value &&
    withAddresses(value, (found) =>
      isUnpublished(found, path) ? placeholderFor(article.language) : undefined,
    );
  const { title, description, rights, license, source, authors, corrections, image } = article;
  return {
    article: {
      ...article,
      title: text(title, 'title'),
      description: text(description, 'description'),
      rights: text(rights, 'rights'),
      license: address(license, 'license'),
      source: source && {
        ...source,
        url: address(source.url, 'source', 'url'),
        feed: address(source.feed, 'source', 'feed'),
      },
      authors: authors.map((one, at) => ({ ...one, url: address(one.url, 'authors', at, 'url') })),
      corrections: corrections.map((one) => ({ ...one, text: text(one.text, 'correction') })),
      image: image && {
        ...image,
        alt: text(image.alt, 'image', 'alt'),
        caption: text(image.caption, 'image', 'caption'),
        credit: text(image.credit, 'image', 'credit'),
      },
    },
    findings,
  };
}
