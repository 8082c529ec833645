import anyAscii from 'any-ascii';

/** Jekyll's `Utils.slugify`: `default`, or `pretty`, which lets more signs be. */
export function jekyllSlug(text: string, mode: 'default' | 'pretty' = 'default'): string {
  const others = mode === 'pretty' ? /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu : /[^\p{M}\p{L}\p{Nd}]+/gu;
  return text.replace(others, '-').replace(/^-|-$/g, '');
}

/** Hugo's `paths.Sanitize`: letters, digits and a few signs stay, blanks are hyphens, all else goes. */
export function hugoPath(text: string, { isLowerCase = true, withoutAccents = false } = {}): string {
  let result = '';
  let isBlankPending = false;
  let wasHyphen = false;
  for (const character of text) {
    if (/[\p{L}\p{Nd}\p{M}./\\_#+~@%-]/u.test(character)) {
      wasHyphen = character === '-';
      if (isBlankPending && !wasHyphen) result += '-';
      isBlankPending = false;
      result += character;
    } else if (result !== '' && !wasHyphen && /\s/.test(character)) isBlankPending = true;
  }
  const plain = withoutAccents
    ? result
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC')
    : result;
  return isLowerCase ? plain.toLowerCase() : plain;
}

/** Each Chinese character is a word of its own, as in Python's Unidecode and the `slugify` packages. */
const latin = (text: string): string =>
  anyAscii(text.normalize('NFKC').replace(/\p{Script=Han}/gu, (character) => `${anyAscii(character)} `));

/** Pelican's `slugify` with its default `SLUG_REGEX_SUBSTITUTIONS`. */
export function pelicanSlug(text: string, { isUnicode = false, keepsCase = false } = {}): string {
  const plain = text.replace(/<[^>]{0,300}>/g, '');
  const ascii = isUnicode ? plain.normalize('NFKC') : latin(plain);
  const slug = ascii
    .replace(/[^\p{L}\p{N}_\s-]/gu, '')
    .trim()
    .replace(/[-\s]+/g, '-');
  return keepsCase ? slug : slug.toLowerCase();
}

/** `@sindresorhus/slugify` as Eleventy calls it: German umlauts as two letters, scripts that it does not transliterate left out. */
export const eleventySlug = (text: string): string =>
  anyAscii(
    text
      .replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}'’]/gu, (character) =>
        character === "'" ? '' : ' ',
      )
      .replace(/[äöüÄÖÜß]/g, (letter) => UMLAUTS[letter] ?? letter)
      .replace(/&/g, ' and '),
  )
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const UMLAUTS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
};

/** github-slugger, which Astro uses for the parts of an entry's path. */
export const githubSlug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
