/** C0 and C1 controls, line and paragraph separators, what turns the direction of text around, and signs that show nothing. */
const unprintable = /[\p{Cc}\u00ad\u200b\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** A name or a value as a terminal or a log may be given it: what would move the cursor, color or hide text is spelt out (`\x1b`, `\u{202e}`). */
export const printable = (text: string): string =>
  text.replace(unprintable, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`;
  });
