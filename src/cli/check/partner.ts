import { type CompileCache, type Compiled, sourceOf } from '../../content/compile/compile.ts';
import { slug } from '../../content/site/slug.ts';
import type { Partner } from '../../domain/partner.ts';
import { partnerBreaches } from '../../partner/check.ts';
import { profiles } from '../../partner/profiles.ts';
import { partnerWindow } from '../../partner/window.ts';
import { createMemoryCollection } from '../../store/memory/memory.ts';
import { withOpenLinks } from '../../store/open-links.ts';

/** What a partner would refuse or not show, where it can be put right. */
export type PartnerProblem = {
  readonly partner: string;
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** What the partner says. */
  readonly clause: string;
};

/** Nobody of that name is among the partners; the message names those who are. */
export class NoSuchPartner extends Error {}

/** Holds the feeds of partners (by name or profile; all, if none is named) against their rules, as of an instant. */
export async function partnerProblems(
  compiled: Compiled,
  cache: CompileCache,
  names: readonly string[],
  now: Date,
): Promise<readonly PartnerProblem[]> {
  const { snapshot } = compiled;
  if (!snapshot) return [];
  const { site } = snapshot;
  const places = placesOf(cache);
  const collection = withOpenLinks(createMemoryCollection(snapshot, sourceOf(compiled)));
  const found: PartnerProblem[] = [];
  for (const partner of chosen(site.partners ?? [], names)) {
    const scope = { kind: 'partner', slug: partner.name } as const;
    const whole = await collection.list({ scope }, { limit: partner.offset + partner.limit }, now);
    if (!whole) continue;
    const { listing } = partnerWindow(whole, partner, now);
    const articles = await collection.read(listing.entries, now);
    for (const { rule, article, message } of partnerBreaches({ partner, site, listing, articles, now })) {
      const at = article ? places.article(article.id, rule.field) : places.partner(partner.name, rule.field);
      const { severity, code, clause } = rule;
      found.push({ partner: partner.name, ...at, field: rule.field, message, severity, code, clause });
    }
  }
  return found.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

function chosen(partners: readonly Partner[], names: readonly string[]): readonly Partner[] {
  const known = names.map((name) => ({
    name,
    found: partners.filter((each) => each.name === slug(name) || each.profile === name),
  }));
  const missing = known.find(({ found }) => found.length === 0);
  if (missing) {
    const all = partners.map(({ name }) => name).join(', ') || 'none';
    throw new NoSuchPartner(
      `site.yaml has no partner “${missing.name}”. It has: ${all}. Profiles: ${Object.keys(profiles).join(', ')}.`,
    );
  }
  return names.length === 0 ? partners : [...new Set(known.flatMap(({ found }) => found))];
}

type Place = { readonly file: string; readonly line: number };

/** Where things stand in the files that were just compiled. */
function placesOf(cache: CompileCache): {
  readonly article: (id: string, field: string) => Place;
  readonly partner: (name: string, field: string) => Place;
} {
  const byId = new Map(
    [...cache.identified.values()].map(({ identified }) => [identified.id, identified.parsed]),
  );
  const site = [...cache.parsed.values()].find(({ parsed }) => parsed.file === 'site.yaml')?.parsed;
  return {
    article: (id, field) => {
      const parsed = byId.get(id);
      const line = field === 'body' ? parsed?.bodyLine : parsed?.locate([field])?.line;
      return { file: parsed?.file ?? '', line: line ?? 1 };
    },
    partner: (name, field) => ({
      file: 'site.yaml',
      line: site?.locate(['partners', name, field])?.line ?? 1,
    }),
  };
}
