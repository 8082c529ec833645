import { isExported, pathOf } from './target.ts';

/** A document in which links were found: where they lead, and its text with those that a host of files cannot follow rewritten. */
export type LinkedDocument = { readonly targets: readonly string[]; readonly text: string };

/** How links are read. */
export type LinkOptions = {
  /** The site's address without a slash at the end. */
  readonly siteUrl: string;
  readonly isPage: boolean;
  /** Where a path with a query leads in the end. */
  readonly follow: (target: string) => Promise<string>;
};

/** Forms that need a program to answer them, with what announces them. */
const FORMS = [
  /<form class="search"(?:[^<]|<(?!\/?form\b))*<\/form>\n?/g,
  /<details>\s*<summary>[^<]*<\/summary>\s*<form class="own"(?:[^<]|<(?!\/?form\b))*<\/form>\s*<\/details>\n?/g,
];

/** The links of a document to its own site. */
export async function readLinks(
  document: string,
  { siteUrl, isPage, follow }: LinkOptions,
): Promise<LinkedDocument> {
  const { origin, pathname } = new URL(siteUrl);
  const base = pathname.replace(/\/$/, '');
  const escaped = siteUrl.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  // Absolute ones wherever they stand; in pages also those that begin with the path.
  const own = isPage ? `(?<=(?:href|src|srcset|poster)=")${base}/[^"<>\\s]*|` : '';
  const pattern = new RegExp(`${own}${escaped}/(?:[^\\s"'<>\\\\&]|&(?!quot;|[lg]t;))*`, 'g');
  const targets = new Set<string>();
  const written = new Map<string, string>();
  for (const raw of new Set(document.match(pattern))) {
    const link = raw.replaceAll('&#39;', "'").replaceAll('&amp;', '&').replace(/#.*/s, '');
    const absolute = link.startsWith(origin);
    const named = absolute ? link.slice(origin.length) : link;
    if (!isExported(named)) continue;
    // Archives of a feed have addresses that change with what is in them, and a head names them by an older one.
    const target = named.includes('?') ? await follow(named) : named;
    targets.add(target);
    const path = pathOf(target);
    if (path !== named) written.set(raw, `${absolute ? origin : ''}${path}`);
  }
  const text = document.replaceAll(pattern, (raw) => written.get(raw) ?? raw);
  return {
    targets: [...targets],
    text: isPage ? FORMS.reduce((left, form) => left.replace(form, ''), text) : text,
  };
}
