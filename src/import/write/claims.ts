/** What one article may not have as another has it: ids and paths, each with the place of the first that has it. */
export type ClaimedKeys = {
  readonly ids: Map<string, string>;
  readonly paths: Map<string, string>;
};

/** Takes a name for what is at a place; the place of what has it already, if any. */
export function claim(names: Map<string, string>, name: string, place: string): string | undefined {
  const other = names.get(name);
  if (other === undefined) names.set(name, place);
  return other;
}
