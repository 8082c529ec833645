import { distance } from 'fastest-levenshtein';
import { slug, slugPath } from '../../content/site/slug.ts';

/** The section meant by its number in the tree, its path, its titles or its own title; or what to do about a name that fits none. */
export function sectionNamed(text: string, sections: readonly SectionChoice[]): SectionChoice | string {
  const numbered = /^\d+$/.test(text.trim()) ? sections[Number(text) - 1] : undefined;
  const path = slugPath(text);
  const own = (section: SectionChoice) => section.trail.map(slug).join('/');
  const found =
    numbered ??
    sections.find((section) => section.path === path) ??
    sections.find((section) => own(section) === path);
  if (found) return found;
  const called = sections.filter((section) =>
    [section.path, own(section)].some((each) => each.endsWith(`/${path}`)),
  );
  if (called.length === 1 && called[0]) return called[0];
  if (called.length > 1)
    return `“${text}” may be ${called.map((each) => each.path).join(' or ')}; write which.`;
  return `There is no section “${text}”${suggestion(path, sections)}. Sections: ${sections.map((section) => section.path).join(', ')}.`;
}

/** The sections as a numbered tree. */
export function sectionTree(sections: readonly SectionChoice[]): string {
  const width = String(sections.length).length;
  return sections
    .map(({ trail, path }, index) => {
      const name = `${'  '.repeat(trail.length - 1)}${trail.at(-1) ?? path}`;
      return `  ${String(index + 1).padStart(width)}  ${name}`;
    })
    .join('\n');
}

function suggestion(path: string, sections: readonly SectionChoice[]): string {
  const last = path.split('/').at(-1) ?? '';
  const [nearest] = sections
    .map((section) => ({ section, editDistance: distance(last, section.path.split('/').at(-1) ?? '') }))
    .toSorted((a, b) => a.editDistance - b.editDistance);
  return nearest && nearest.editDistance <= last.length / 3 ? `; ${nearest.section.path}, perhaps` : '';
}

/** A section to write in. `folder` is relative to the content folder, with forward slashes. */
export type SectionChoice = {
  readonly path: string;
  readonly folder: string;
  readonly trail: readonly string[];
};
