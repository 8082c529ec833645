/** What a file of the content folder is to the collection. */
export type Role = 'site' | 'section' | 'article' | 'ignored' | 'reader' | 'file';

export const siteFile = 'site.yaml';

/** Told from the path alone. README.md is for people who look at the folder. */
export function roleOf(file: string): Role {
  if (file === siteFile) return 'site';
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (!isMarkdown(name) || name.toLowerCase() === 'readme.md') return 'file';
  if (!name.startsWith('_')) return 'article';
  if (name !== '_index.md' && name !== '_index.markdown') return 'ignored';
  return name === file ? 'reader' : 'section';
}

// Compared first: this is asked of very many files at a time, and matching takes ten times as long.
const isMarkdown = (name: string): boolean => name.endsWith('.md') || /\.(?:md|markdown)$/i.test(name);

/** The folder a file is in; '' for the content folder itself. */
export const folderOf = (file: string): string => file.slice(0, Math.max(file.lastIndexOf('/'), 0));
