/**
 * What a standard asks of a producer, as a row. `D` is the parsed document.
 */
export type Clause<D> = {
  /** Where it stands: `RFC 4287 §4.1.2`. */
  readonly clause: string;
  /** What it says, in a sentence. */
  readonly says: string;
  /** What is wrong with a document; nothing when it keeps the clause. */
  readonly check: (document: D) => readonly string[];
  /** Spoils the source of a good document so that `check` must find something. */
  readonly broken: (source: string) => string;
};

/** A spoiler that replaces the first match; fails when there is none, so that no row spoils nothing. */
export function swap(pattern: RegExp | string, replacement: string): (source: string) => string {
  return (source) => {
    const spoilt = source.replace(pattern, replacement);
    if (spoilt === source)
      throw new Error(`${pattern} is not in the document, or the replacement changes nothing`);
    return spoilt;
  };
}

/** The values that fail a test, as problems. */
export function failing(
  values: readonly string[],
  keeps: (value: string) => boolean,
  problem: string,
): readonly string[] {
  return values.filter((value) => !keeps(value)).map((value) => `${problem}: ${value.slice(0, 200)}`);
}
