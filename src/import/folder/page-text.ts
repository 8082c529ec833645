import type { FolderSite } from './folder-system.ts';
import { type SourceDocument, splitDocument } from './source/front-matter.ts';

/** A file's text as front matter and body, by what the system takes for front matter. */
export function documentOf(text: string, site: FolderSite): SourceDocument {
  const header = site.readHeader?.(text);
  return header === undefined ? splitDocument(text) : { faults: [], ...header, language: 'yaml' };
}

/** The heading that a text begins with. */
export function headingOf(body: string): string | undefined {
  const start = body.trimStart().slice(0, 1000);
  const [, hashes, underlined, html] =
    /^#[ \t]+([^ \t\n][^\n]*)(?:\n|$)|^([^\n#<>{}[\]]+)\n=+[ \t]*(?:\n|$)|^<h1[^<>]*>([^<]+)<\/h1>/i.exec(
      start,
    ) ?? [];
  return (hashes?.replace(/(?<![ #])[ #]+$/, '') ?? underlined ?? html)?.trim() || undefined;
}

/** The text without the heading that it begins with. */
export const withoutHeading = (body: string): string =>
  headingOf(body) === undefined
    ? body
    : body.trimStart().replace(/^#[^\n]*(?:\n|$)|^[^\n]+\n=+[ \t]*(?:\n|$)|^<h1[^<>]*>[^<]+<\/h1>/i, '');
