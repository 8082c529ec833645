/** Words remembered as written; past it all are forgotten, which costs some writing again. */
const REMEMBERED = 400_000;

/** Knows which words this writer has put into the lexicon already. */
export function createLexicon() {
  const seen = new Set<string>();
  return {
    /** The words of texts that may be new. */
    fresh(texts: readonly string[]): readonly string[] {
      const found = new Set<string>();
      for (const text of texts)
        for (const word of text.split(' ')) if (word !== '' && !seen.has(word)) found.add(word);
      return [...found];
    },
    /** Notes that they are written. */
    keep(words: readonly string[]): void {
      if (seen.size > REMEMBERED) seen.clear();
      for (const word of words) seen.add(word);
    },
  };
}
