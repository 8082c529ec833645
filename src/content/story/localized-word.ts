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
  const own = wordFor(words, language);
  return own !== undefined && Intl.DateTimeFormat.supportedLocalesOf(language).length > 0
    ? { word: own, language }
    : { word: wordFor(words, site.language) ?? words.en, language: site.language };
}

function wordFor(words: Words, language: string): string | undefined {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  return words[[primary, ...rest.filter((part) => part.length === 4)].join('-')] ?? words[primary];
}
