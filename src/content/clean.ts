const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text without what XML 1.0 §2.2 forbids: each such character becomes U+FFFD. */
export const clean = (text: string): string => text.toWellFormed().replace(forbidden, '\ufffd');

/** One line of plain text: clean, white space runs as one space, none at the ends. */
export const line = (text: string): string =>
  untidy.test(text)
    ? clean(text)
        .replace(/[\s\u0085]+/g, ' ')
        .trim()
    : text;

/** What most lines have nothing of. */
const untidy = /[^ -~]| {2}|^ | $/;
