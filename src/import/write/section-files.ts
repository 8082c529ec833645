import { rules } from '../../content/problems/rules.ts';
import { sectionSchema } from '../../content/schema/section-schema.ts';
import { validate } from '../../content/schema/validate.ts';
import { line } from '../../content/source/clean.ts';
import type { ImportedSection } from '../imported.ts';
import type { ContentFolder } from './content-folder.ts';
import { sectionFolder } from './file-names.ts';
import { fileText } from './front-matter.ts';
import type { Losses } from './losses.ts';

type SectionFileOptions = {
  readonly folder: ContentFolder;
  readonly losses: Losses;
  readonly sections: readonly ImportedSection[];
  /** Folders that public articles are in. */
  readonly folders: ReadonlySet<string>;
  /** Folders that articles name. */
  readonly named: ReadonlySet<string>;
};

/** Writes the `_index.md` of sections that have something of their own to say; those of the newsroom stay as they are. How many. */
export function writeSections({ folder, losses, sections, folders, named }: SectionFileOptions): number {
  const byFolder = new Map<string, ImportedSection>();
  for (const section of sections) {
    const path = sectionFolder(section.path);
    const before = byFolder.get(path);
    if (path === '') continue;
    if (before === undefined) byFolder.set(path, section);
    else if (before.title !== section.title)
      losses.add({
        place: section.place,
        what: `the section “${section.title ?? path}” has the folder ${path} of “${before.title ?? path}”; its articles are there too`,
        kind: 'sections with one folder',
      });
  }
  // An article may name a section that has no article of its own.
  for (const path of named) if (!byFolder.has(path)) byFolder.set(path, { place: path, path });
  let count = 0;
  for (const [path, section] of byFolder) {
    const file = `${path}/_index.md`;
    if (folder.exists(file)) continue;
    const fields = fieldsOf(section, losses);
    const isThere = [...folders].some((each) => `${each}/`.startsWith(`${path}/`));
    if (Object.keys(fields).length === 0 && isThere) continue;
    folder.write(file, fileText({ title: titled(path), ...fields }, ''));
    count += 1;
  }
  return count;
}

/** A section's title where it says more than the name of its folder, and what else it says that Dateline reads. */
function fieldsOf({ place, path, title, description, language }: ImportedSection, losses: Losses) {
  const written = {
    title: line(title ?? ''),
    description: line(description ?? ''),
    language: language ?? '',
  };
  const stated = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== ''));
  const faults = validate(sectionSchema, { title: 'x', ...stated }).findings.filter(
    ({ code, path: at }) => rules[code].severity === 'error' && at !== undefined,
  );
  for (const { path: at = [], message } of faults)
    losses.add({ place, what: `${at.join('.')} left out: ${message}`, kind: `${at[0]} that cannot be read` });
  const valid = Object.entries(stated).filter(([key]) => !faults.some(({ path: at }) => at?.[0] === key));
  const isImplied =
    valid.length === 1 && valid[0]?.[0] === 'title' && valid[0][1] === titled(sectionFolder(path));
  return isImplied ? {} : Object.fromEntries(valid);
}

/** What Dateline calls a folder that does not say it: `clark-county` is `Clark County`. */
const titled = (path: string): string =>
  (path.split('/').at(-1) ?? path)
    .replaceAll('-', ' ')
    .replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
