import { distance } from 'fastest-levenshtein';
import { slug, slugPath } from '../../content/site/slug.ts';
import type { Desk } from './newsroom.ts';

/** The section meant by its number in the tree, its path, its titles or its own title; or what to do about a name that fits none. */
export function deskNamed(text: string, desks: readonly Desk[]): Desk | string {
  const numbered = /^\d+$/.test(text.trim()) ? desks[Number(text) - 1] : undefined;
  const path = slugPath(text);
  const own = (desk: Desk) => desk.trail.map(slug).join('/');
  const found =
    numbered ?? desks.find((desk) => desk.path === path) ?? desks.find((desk) => own(desk) === path);
  if (found) return found;
  const called = desks.filter((desk) => [desk.path, own(desk)].some((each) => each.endsWith(`/${path}`)));
  if (called.length === 1 && called[0]) return called[0];
  if (called.length > 1)
    return `“${text}” may be ${called.map((each) => each.path).join(' or ')}; write which.`;
  return `There is no section “${text}”${near(path, desks)}. Sections: ${desks.map((desk) => desk.path).join(', ')}.`;
}

/** The sections as a numbered tree. */
export function deskTree(desks: readonly Desk[]): string {
  const width = String(desks.length).length;
  return desks
    .map(({ trail, path }, index) => {
      const name = `${'  '.repeat(trail.length - 1)}${trail.at(-1) ?? path}`;
      return `  ${String(index + 1).padStart(width)}  ${name}`;
    })
    .join('\n');
}

function near(path: string, desks: readonly Desk[]): string {
  const last = path.split('/').at(-1) ?? '';
  const [nearest] = desks
    .map((desk) => ({ desk, far: distance(last, desk.path.split('/').at(-1) ?? '') }))
    .toSorted((a, b) => a.far - b.far);
  return nearest && nearest.far <= last.length / 3 ? `; ${nearest.desk.path}, perhaps` : '';
}
