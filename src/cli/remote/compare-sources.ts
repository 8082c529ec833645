/** Files by their paths, each with the hash of its bytes. */
export type Hashes = ReadonlyMap<string, string>;

/** What differs between two places that had the same files once; sorted. */
export type Comparison = {
  /** Changed, added or removed in the folder alone. */
  readonly folder: readonly string[];
  /** The same of the site. */
  readonly site: readonly string[];
  /** In both, and each another way. */
  readonly both: readonly string[];
  /** What both have now: where they differ, still what they had. */
  readonly common: Hashes;
};

type Sides = {
  readonly folder: Hashes;
  readonly site: Hashes;
  /** What both had when they were last brought together; empty where they never were. */
  readonly common: Hashes;
};

/** Compares a folder and a site by what they last had in common, as a merge does. */
export function compareSources({ folder, site, common }: Sides): Comparison {
  const same = new Map(common);
  const changed = { folder: [] as string[], site: [] as string[], both: [] as string[] };
  for (const file of [...new Set([...folder.keys(), ...site.keys()])].sort()) {
    const [here, there, before] = [folder.get(file), site.get(file), common.get(file)];
    if (here === there && here !== undefined) same.set(file, here);
    else if (there === before) changed.folder.push(file);
    else if (here === before) changed.site.push(file);
    else changed.both.push(file);
  }
  for (const file of common.keys()) if (!folder.has(file) && !site.has(file)) same.delete(file);
  return { ...changed, common: same };
}

/** What both have once some files are on both sides as they are on one. */
export function withTaken(common: Hashes, taken: readonly string[], from: Hashes): Hashes {
  const all = new Map(common);
  for (const file of taken) {
    const hash = from.get(file);
    if (hash === undefined) all.delete(file);
    else all.set(file, hash);
  }
  return all;
}
