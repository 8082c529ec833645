import { type BuildContext, buildArticle } from '../article/build-article.ts';
import { recorder } from '../article/dependencies.ts';
import { breachesOf, type Owners } from '../article/duplicates.ts';
import { identify, STAND_INS } from '../article/identity.ts';
import type { Recorder } from '../article/library.ts';
import type { Parsed } from '../article/parsed.ts';
import {
  type JoinedTranslations,
  type NamedTranslations,
  namedTranslations,
} from '../metadata/translations.ts';
import { type ArticleFields, articleSchema } from '../schema/article-schema.ts';
import { salvaged } from '../schema/validate.ts';
import { type Addresses, aliasFindings } from '../site/aliases.ts';
import { asWritten } from './as-written.ts';
import type { Finding } from './problem.ts';
import type { Rule } from './rules.ts';

type DiagnosisContext = Omit<BuildContext, 'refer' | 'translations'> & {
  readonly translationsOf: (named: NamedTranslations) => JoinedTranslations;
  /** What is where, as the article with an id sees it. */
  readonly addressesOf: (id: string) => Addresses;
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
  { ownersOf, translationsOf, addressesOf, ...context }: DiagnosisContext,
): Promise<readonly Finding[]> {
  const { value: fields, faults, positions } = salvaged(articleSchema, parsed.data, STAND_INS);
  if (fields === undefined) return [];
  const placed = identify(parsed, fields, context);
  const own = { id: fields.id !== undefined, url: fields.url !== undefined };
  const repeated = breachesOf({ ...placed, file: parsed.file, own }, ownersOf(placed));
  const refer: Recorder = recorder(parsed.file, context.library, placed.times.from);
  const named = namedTranslations(fields.translations, parsed.file);
  const translations = named && translationsOf(named);
  const { findings } = await buildArticle(placed, { ...context, refer, translations });
  const taken = aliasFindings(placed.aliases, addressesOf(placed.id));
  const all = [...placed.findings, ...repeated, ...taken, ...(placed.times.withdrawn ? [] : findings)].map(
    (finding) => asWritten(finding, positions),
  );
  return all.filter((finding) => isCertain(finding, parsed.data === undefined ? undefined : faults));
}

/** Whether a finding would be there whatever is written in the keys at fault; undefined: none could be read. */
function isCertain({ code, path }: Finding, faults: ReadonlySet<string> | undefined): boolean {
  const needs = dependsOn[code] ?? (code === 'bad-value' ? ['status'] : []);
  if (faults === undefined) return needs.length === 0 && !absences.has(code);
  const [top, entry] = path ?? [];
  // A right entry of a list is right whatever the others are.
  const isAtFault = (key: string) =>
    faults.has(key === top && typeof entry === 'number' ? `${key}.${entry}` : key);
  return !(needs.some(isAtFault) || (absences.has(code) && isAtFault(String(top))));
}

/** The keys that a breach of a rule follows from, besides those it is reported at. */
const dependsOn: Partial<Record<Rule, readonly string[]>> = {
  'date-order': ['date', 'updated', 'embargo', 'expires', 'status', 'withdrawn'],
  'embargo-past': ['date', 'embargo'],
  'future-date': ['date', 'embargo', 'updated', 'correction', 'status', 'withdrawn'],
  'derived-id': ['id', 'date'],
  'duplicate-id': ['id'],
  'redirect-taken': ['id', 'date'],
  'translation-language': ['language', 'sections'],
  'duplicate-url': ['url'],
  'reserved-path': ['url'],
  'no-section': ['sections'],
  'withdrawn-reason': ['status', 'reason'],
  'withdrawn-date': ['status', 'withdrawn', 'updated'],
  'correction-date': ['updated'],
  'correction-updated': ['updated'],
  'empty-body': ['url', 'audio', 'video', 'image', 'attachments', 'status', 'description'],
};

/** Rules that ask for something to be there. */
const absences: ReadonlySet<Rule> = new Set(['image-alt', 'remote-enclosure', 'media-type']);
