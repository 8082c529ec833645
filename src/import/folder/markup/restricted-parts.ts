/** A tag of Hugo's (`{{< members >}}`) or Liquid's (`{% members %}`) whose name says that not everyone is shown what it has. */
const TAG =
  /\{(?:\{[<%]|%)-?\s{0,9}(\/\s{0,9}|end)?(hugo-?encrypt\w{0,9}|encrypt(?:ed|or)?|members?(?:[-_]?only)?|subscribers?(?:[-_]?only)?|paywall|premium|private|protected|restrict(?:ed)?|locked|secret|password|login(?:[-_]?required)?)(?=[\s>%"'/]|-?%)[^{}]{0,2000}\}/gi;

/** A text without the parts that the old site shows to some readers only, and the names of the tags that they were in. */
export function withoutRestrictedParts(source: string): {
  readonly text: string;
  readonly names: readonly string[];
} {
  const tags = [...source.matchAll(TAG)];
  const ends = new Map<string, number>();
  for (const { 1: end, 2: name = '', index } of tags) if (end) ends.set(name.toLowerCase(), index);
  const pieces: string[] = [];
  const names: string[] = [];
  let [at, until] = [0, ''];
  for (const { 0: whole, 1: end, 2: written = '', index } of tags) {
    const name = written.toLowerCase();
    if (until !== '') {
      if (!end || name !== until) continue;
      until = '';
      at = index + whole.length;
    } else if (!end && ((ends.get(name) ?? -1) > index || name === 'paywall')) {
      pieces.push(source.slice(at, index));
      names.push(name);
      // What comes after a wall is behind it.
      if ((ends.get(name) ?? -1) < index) return { text: pieces.join(''), names };
      until = name;
    }
  }
  return { text: pieces.join('') + source.slice(at), names };
}
