import { isExported, pathOf } from './target.ts';

/** A document in which links were found: where they lead, and its text with those that a host of files cannot follow mended. */
export type Linked = { readonly targets: readonly string[]; readonly text: string };

/** Forms that need a program to answer them, with what announces them. */
const FORMS = [
  /<form class="search"(?:[^<]|<(?!\/?form\b))*<\/form>\n?/g,
  /<details>\s*<summary>[^<]*<\/summary>\s*<form class="own"(?:[^<]|<(?!\/?form\b))*<\/form>\s*<\/details>\n?/g,
];

/** The links of a document to the same site, whose address is given without a slash at the end. */
export function readLinks(
  document: string,
  { siteUrl, isPage }: { readonly siteUrl: string; readonly isPage: boolean },
): Linked {
  const { origin, pathname } = new URL(siteUrl);
  const base = pathname.replace(/\/$/, '');
  const escaped = siteUrl.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  // Absolute ones wherever they stand; in pages also those that begin with the path.
  const own = isPage ? `(?<=(?:href|src|srcset|poster)=")${base}/[^"<>\\s]*|` : '';
  const pattern = new RegExp(`${own}${escaped}/[^\\s"'<>\\\\]*`, 'g');
  const targets = new Set<string>();
  const text = document.replaceAll(pattern, (raw) => {
    const written = raw.replaceAll('&amp;', '&').replace(/#.*/s, '');
    const absolute = written.startsWith(origin);
    const target = absolute ? written.slice(origin.length) : written;
    if (!isExported(target)) return raw;
    targets.add(target);
    const path = pathOf(target);
    return path === target ? raw : `${absolute ? origin : ''}${path}`;
  });
  return {
    targets: [...targets],
    text: isPage ? FORMS.reduce((left, form) => left.replace(form, ''), text) : text,
  };
}
