import { parseMarkdown } from '../../content/article/parsed.ts';
import { lineOf } from '../../content/problems/problem-line.ts';
import { articleSchema } from '../../content/schema/article-schema.ts';
import { slug } from '../../content/site/slug.ts';
import { siteFile } from '../../content/source/role.ts';
import type { Partner } from '../../domain/partner.ts';
import { collectionBreaches } from '../../partner/collection-breaches.ts';
import { profiles } from '../../partner/profiles.ts';
import type { FolderCollection } from '../../runtime/node/folder-collection.ts';
import { folderSource } from '../../runtime/node/source/folder-source.ts';

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
  content: Pick<FolderCollection, 'collection' | 'handle'>,
  dir: string,
  names: readonly string[],
  now: Date,
): Promise<readonly PartnerProblem[]> {
  if (!content.collection) return [];
  const partners = chosen(content.collection.site.partners ?? [], names);
  const places = placesOf(content, dir);
  const breaches = await collectionBreaches(content.collection, partners, now);
  const found = breaches.map(({ partner, rule, article, message }): PartnerProblem => {
    const at = article ? places.article(article.id, rule.field) : places.partner(partner, rule.field);
    const { field, severity, code, clause } = rule;
    return { partner, ...at, field, message, severity, code, clause };
  });
  return found.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

function chosen(partners: readonly Partner[], names: readonly string[]): readonly Partner[] {
  const selected = names.map((name) => ({
    name,
    found: partners.filter((each) => each.name === slug(name) || each.profile === name),
  }));
  const missing = selected.find(({ found }) => found.length === 0);
  if (missing) {
    const all = partners.map(({ name }) => name).join(', ') || 'none';
    throw new NoSuchPartner(
      `site.yaml has no partner “${missing.name}”. It has: ${all}. Profiles: ${Object.keys(profiles).join(', ')}.`,
    );
  }
  return names.length === 0 ? partners : [...new Set(selected.flatMap(({ found }) => found))];
}

type ProblemPlace = { readonly file: string; readonly line: number };

/** Where things stand in the files of a folder. */
function placesOf(
  { handle: { rows } }: Pick<FolderCollection, 'handle'>,
  dir: string,
): {
  readonly article: (id: string, field: string) => ProblemPlace;
  readonly partner: (name: string, field: string) => ProblemPlace;
} {
  const source = folderSource(dir);
  return {
    article: (id, field) => {
      const file = String(rows(FILE, id)[0]?.path ?? '');
      const parsed = parseMarkdown(source.at(file), articleSchema, new Map());
      const line = field === 'body' ? parsed.bodyLine : parsed.locate([field])?.line;
      return { file, line: line ?? 1 };
    },
    partner: (name, field) => ({
      file: siteFile,
      line: lineOf(source, siteFile)(['partners', name, field])?.line ?? 1,
    }),
  };
}

/** The file of the article that is published with an id. */
const FILE = "SELECT path FROM file_key WHERE kind = 'id' AND key = ?1 AND value = 'stored'";
