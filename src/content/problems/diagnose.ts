import { type BuildContext, buildArticle } from '../article/build-article.ts';
import { recorder } from '../article/dependencies.ts';
import { breachesOf, type Owners } from '../article/duplicates.ts';
import { identify, STAND_INS } from '../article/identity.ts';
import type { Recorder } from '../article/library.ts';
import type { Parsed } from '../article/parsed.ts';
import { type ArticleFields, articleSchema } from '../schema/article-schema.ts';
import { salvaged } from '../schema/validate.ts';
import type { Finding } from './problem.ts';
import type { Rule } from './rules.ts';

type DiagnosisContext = Omit<BuildContext, 'refer'> & {
  /** Who has an id, a path or an address. */
  readonly ownersOf: (claim: {
    readonly id: string;
    readonly path: string;
    readonly url: string;
    readonly elsewhere: boolean;
  }) => Owners;
};

/**
 * What else is wrong with an article that is left out: what would be found of its place and its body if what is known to be wrong were
 * corrected.
 */
export async function diagnose(
  parsed: Parsed<ArticleFields>,
  { ownersOf, ...context }: DiagnosisContext,
): Promise<readonly Finding[]> {
  const { value: fields, faults } = salvaged(articleSchema, parsed.data, STAND_INS);
  if (fields === undefined) return [];
  const placed = identify(parsed, fields, context);
  const own = { id: fields.id !== undefined, url: fields.url !== undefined };
  const repeated = breachesOf({ ...placed, file: parsed.file, own }, ownersOf(placed));
  const refer: Recorder = recorder(parsed.file, context.library, placed.times.from);
  const { findings } = await buildArticle(placed, { ...context, refer });
  const all = [...placed.findings, ...repeated, ...(placed.times.withdrawn ? [] : findings)];
  return all.filter((finding) => isCertain(finding, parsed.data === undefined ? undefined : faults));
}

/** Whether a finding would be there whatever is written in the keys at fault; undefined: none could be read. */
function isCertain({ code, path }: Finding, faults: ReadonlySet<string> | undefined): boolean {
  const needs = dependsOn[code] ?? (code === 'bad-value' ? ['status'] : []);
  if (faults === undefined) return needs.length === 0 && !absences.has(code);
  if (needs.some((key) => faults.has(key))) return false;
  return !(absences.has(code) && faults.has(String(path?.[0])));
}

/** The keys that a breach of a rule follows from, besides those it is reported at. */
const dependsOn: Partial<Record<Rule, readonly string[]>> = {
  'date-order': ['date', 'updated', 'embargo', 'expires', 'status', 'withdrawn'],
  'embargo-past': ['date', 'embargo'],
  'future-date': ['date', 'embargo', 'updated', 'correction', 'status', 'withdrawn'],
  'derived-id': ['id', 'date'],
  'duplicate-id': ['id'],
  'duplicate-url': ['url'],
  'reserved-path': ['url'],
  'no-section': ['sections'],
  'withdrawn-reason': ['status', 'reason'],
  'withdrawn-date': ['status', 'withdrawn', 'updated'],
  'correction-date': ['correction', 'updated'],
  'correction-updated': ['correction', 'updated'],
  'empty-body': ['url', 'audio', 'video', 'image', 'attachments', 'status', 'description'],
};

/** Rules that ask for something to be there. */
const absences: ReadonlySet<Rule> = new Set(['image-alt', 'remote-enclosure', 'media-type']);
