/** What XML 1.0 §2.2 forbids or discourages: controls, and the last two code points of each plane with U+FDD0 to U+FDEF. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g;

/** What 128 to 159 are in Windows' Latin letters (HTML Standard §13.2.5.80); NUL where they are nothing. */
const windows1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** The character that older systems mean by a control of these numbers; undefined where it is none. */
export function windowsCharacter(code: number): string | undefined {
  const character = windows1252[code - 128] ?? '\0';
  return character === '\0' ? undefined : character;
}

/** Text that every format can carry: U+0085 is a line end, other controls are what Windows means by their numbers, or become U+FFFD. No letter has more than 30 marks. */
export const clean = (text: string): string => {
  if (isPlainAscii.test(text)) return text;
  const plain = text
    .toWellFormed()
    .replaceAll('\u0085', '\n')
    .replace(forbidden, (one) => windowsCharacter(one.charCodeAt(0)) ?? '\ufffd');
  return ascii.test(plain) ? plain : plain.replace(manyMarks, '$1');
};

/** What most texts have nothing but. */
const isPlainAscii = /^[\t\n\r -~]*$/;

const ascii = /^[\0-\x7f]*$/;

/** Unicode's stream-safe text (UAX #15 §13): to normalize or to sort a longer run would take the square of its length. */
const manyMarks = /(\p{M}{30})\p{M}+/gu;

/** One line of plain text: clean, white space runs as one space, none at the ends. */
export const line = (text: string): string =>
  untidy.test(text) ? clean(text).replace(/\s+/g, ' ').trim() : text;

/** What most lines have nothing of. */
const untidy = /[^ -~]| {2}|^ | $/;
