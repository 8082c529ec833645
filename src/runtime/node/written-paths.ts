import { comparable } from '../../content/schema/redirect-schema.ts';
import type { SiteFields } from '../../content/schema/site-schema.ts';
import { folderOf, roleOf, siteFile } from '../../content/source/role.ts';
import type { SqliteHandle } from './sqlite.ts';

/** Old paths, and folders of sections, that are written otherwise than requests are compared: with capitals, with a slash at the end. */
export function writtenPaths({ rows }: Pick<SqliteHandle, 'rows'>): readonly string[] {
  const folders = rows('SELECT path FROM file')
    .map(({ path }) => String(path))
    .filter((file) => roleOf(file) === 'article' || roleOf(file) === 'section')
    .flatMap((file) => withParents(folderOf(file)));
  const all = [
    ...redirectsIn(rows('SELECT about FROM file WHERE path = ?1', siteFile)[0]?.about),
    ...rows(ALIASES).map(({ path }) => String(path)),
    ...folders.map((folder) => `/${folder}`),
  ];
  return [...new Set(all)].filter((path) => comparable(path) !== path);
}

function redirectsIn(about: unknown): readonly string[] {
  // A sync keeps there what site.yaml says, by its schema.
  const { fields } = JSON.parse(String(about ?? '{}')) as { readonly fields?: SiteFields };
  return (fields?.redirects ?? []).map(({ written }) => written);
}

function withParents(folder: string): readonly string[] {
  const names = folder === '' ? [] : folder.split('/');
  return names.map((_, depth) => names.slice(0, depth + 1).join('/'));
}

/** Those of published articles. */
const ALIASES = `SELECT j.value AS path FROM file f CROSS JOIN json_each(f.about, '$.article.written') j
  WHERE f.about ->> '$.article.hash' IS NOT NULL ORDER BY f.path`;
