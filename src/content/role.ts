/** What a file of the content folder is to the collection. */
export type Role = 'site' | 'section' | 'article' | 'ignored' | 'reader' | 'file';

export const siteFile = 'site.yaml';

/** Told from the path alone. README.md is for people who look at the folder. */
export function roleOf(file: string): Role {
  if (file === siteFile) return 'site';
  if (!/\.(?:md|markdown)$/i.test(file) || /(?:^|\/)readme\.md$/i.test(file)) return 'file';
  if (/(?:^|\/)_index\.(?:md|markdown)$/.test(file)) return file.includes('/') ? 'section' : 'reader';
  return /(?:^|\/)_[^/]*$/.test(file) ? 'ignored' : 'article';
}

/** The folder a file is in; '' for the content folder itself. */
export const folderOf = (file: string): string => file.slice(0, Math.max(file.lastIndexOf('/'), 0));
