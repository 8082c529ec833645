/** What a shortcode or tag is called with: values in their order, and by name. */
export type Arguments = {
  readonly positional: readonly string[];
  readonly named: Readonly<Record<string, string>>;
};

/** Reads `a "b c" key="d" key: 'e', [1, 2]`, as Hugo, Liquid and Nunjucks write them. */
export function readArguments(text: string): Arguments {
  const positional: string[] = [];
  const named: Record<string, string> = {};
  const pattern =
    /([\w.-]+)\s{0,5}[=:](?!\/\/)\s{0,5}(?=["'`\w{[./#-])|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s,"'`]+)/g;
  let name: string | undefined;
  for (const match of text.matchAll(pattern)) {
    const [, key, double, single, raw, word] = match;
    if (key !== undefined) {
      name = key;
      continue;
    }
    const value = double ?? single;
    const read = value === undefined ? (raw ?? word ?? '') : value.replace(/\\(["'\\])/g, '$1');
    if (name === undefined) positional.push(read);
    else named[name] = read;
    name = undefined;
  }
  return { positional, named };
}

/** The first of these that is there and not empty, by name or place. */
export function argument(
  { positional, named }: Arguments,
  ...names: readonly (string | number)[]
): string | undefined {
  for (const name of names) {
    const value = typeof name === 'number' ? positional[name] : named[name];
    if (value !== undefined && value.trim() !== '') return value.trim();
  }
  return undefined;
}
