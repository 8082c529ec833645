/** Languages that themes name in words, in English or in their own. */
const CODES =
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl no pl pt ro ru sk sl sr sv ta th tr uk ur vi zh'.split(
    ' ',
  );

const names: ReadonlyMap<string, string> = new Map(
  CODES.flatMap((code) =>
    [['en'], [code]].flatMap((locales) => {
      const name = new Intl.DisplayNames(locales, { type: 'language' }).of(code)?.toLowerCase();
      return name === undefined ? [] : [[name, code] as const];
    }),
  ),
);

/** A language as BCP 47 has it, also where it is written as a word: `Chinese`, `español`. */
export const languageOf = (written: string): string =>
  names.get(written.trim().toLowerCase()) ?? written.trim();
