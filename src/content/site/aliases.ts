import type { Redirect } from '../../domain/site.ts';
import type { Alias } from '../../store/snapshot.ts';
import type { Finding } from '../problems/problem.ts';
import { siteFile } from '../source/role.ts';
import { aliasFindings, redirectFindings } from './redirects.ts';
import type { Service } from './served.ts';

/** An article with the paths it had before. */
type Moved = {
  readonly file: string;
  readonly id: string;
  readonly aliases: readonly string[];
};

type Around = {
  readonly redirects: readonly Redirect[];
  readonly service: Service;
  /** Whether a file or an article has a path. */
  readonly has: (path: string) => boolean;
  /** Whether an old path led to the article with an id when it was last published. */
  readonly ledTo: (path: string, id: string) => boolean;
};

/** Where old addresses lead, and what is wrong with them, by file; of two articles with one old path the one it led to, or else the first, keeps it. */
export function oldAddresses(
  articles: readonly Moved[],
  { redirects, service, has, ledTo }: Around,
): {
  readonly aliases: readonly Alias[];
  readonly findings: readonly { readonly file: string; readonly finding: Finding }[];
} {
  const known = new Map<string, string>();
  const addresses = { service, has, isAlias: (path: string) => known.has(path) };
  for (const { id, aliases } of articles)
    for (const path of aliases) if (ledTo(path, id)) known.set(path, id);
  const findings: { readonly file: string; readonly finding: Finding }[] = [];
  for (const { file, id, aliases } of articles) {
    const isAlias = (path: string) => (known.get(path) ?? id) !== id;
    findings.push(...aliasFindings(aliases, { ...addresses, isAlias }).map((finding) => ({ file, finding })));
    for (const path of aliases) if (!known.has(path)) known.set(path, id);
  }
  const wrong = redirectFindings(redirects, addresses);
  findings.push(...wrong.map((finding) => ({ file: siteFile, finding })));
  return { aliases: [...known].map(([path, id]) => ({ path, id })), findings };
}
