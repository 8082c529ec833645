/** Words by primary language subtag, and by script where a language is written in two (BCP 47). */
export type Words = Readonly<Record<string, string>> & { readonly en: string };

/**
 * A word that stands beside a time, in one language with it: the story's, where its word is in the table and the runtime writes its
 * dates, else the site's.
 */
export function localizedWord(
  words: Words,
  language: string,
  site: { readonly language: string },
): { readonly word: string; readonly language: string } {
  const own = localized(words, language);
  return own !== undefined && Intl.DateTimeFormat.supportedLocalesOf(language).length > 0
    ? { word: own, language }
    : { word: localized(words, site.language) ?? words.en, language: site.language };
}

/** The word and its time as one phrase of their language (BCP 47). */
export function wordWithTime(word: string, time: string, language: string): string {
  return `${word}${COMMAS[language.toLowerCase().split('-', 1)[0] ?? ''] ?? ', '}${time}`;
}

/** By primary language subtag, where it is not that of Latin script. */
const COMMAS: Readonly<Record<string, string>> = { ar: '، ', fa: '، ', ur: '، ', ja: '、', zh: '，' };

/** What a table has of a language (BCP 47), by whose keys `Words` says; in another script than the usual it is none: `az-Arab` is not written as `az` is. */
export function localized<T>(table: Readonly<Record<string, T>>, language: string): T | undefined {
  const { language: primary = '', script = '' } = new Intl.Locale(language).maximize();
  const isUsual = new Intl.Locale(primary).maximize().script === script;
  return table[`${primary}-${script.toLowerCase()}`] ?? (isUsual ? table[primary] : undefined);
}
