/** Names with commas between them. */
export const split = (text: string): readonly string[] =>
  text
    .split(',')
    .map(line)
    .filter((name) => name !== '');

/** Text on one line, as a headline is. */
export const line = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
