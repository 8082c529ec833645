import type { Redirect } from '../collection/site.ts';
import type { Alias } from '../collection/snapshot.ts';
import type { Finding } from './problem.ts';
import { aliasFindings, redirectFindings } from './redirects.ts';
import { siteFile } from './role.ts';
import type { Sections } from './section.ts';

/** An article with the paths it had before. */
type Moved = {
  readonly file: string;
  readonly id: string;
  readonly path: string;
  readonly elsewhere: boolean;
  readonly aliases: readonly string[];
};

type Around = {
  readonly redirects: readonly Redirect[];
  readonly sections: Sections;
  /** Paths of media files. */
  readonly files: Iterable<string>;
};

/** Where old addresses lead, and what is wrong with them, by file; of two articles with one old path the first keeps it. */
export function oldAddresses(
  articles: readonly Moved[],
  { redirects, sections, files }: Around,
): {
  readonly aliases: readonly Alias[];
  readonly findings: readonly { readonly file: string; readonly finding: Finding }[];
} {
  const paths = new Set(files);
  for (const { path, elsewhere } of articles) if (!elsewhere) paths.add(path);
  const known = new Map<string, string>();
  const addresses = {
    sections,
    has: (path: string) => paths.has(path),
    isAlias: (path: string) => known.has(path),
  };
  const findings: { readonly file: string; readonly finding: Finding }[] = [];
  for (const { file, id, aliases } of articles) {
    findings.push(...aliasFindings(aliases, addresses).map((finding) => ({ file, finding })));
    for (const path of aliases) if (!known.has(path)) known.set(path, id);
  }
  const wrong = redirectFindings(redirects, addresses);
  findings.push(...wrong.map((finding) => ({ file: siteFile, finding })));
  return { aliases: [...known].map(([path, id]) => ({ path, id })), findings };
}
