/** What a file of the content folder is to the collection. */
export type Role = 'site' | 'section' | 'article' | 'ignored' | 'reader' | 'file';

export const siteFile = 'site.yaml';

/** Told from the path alone. README.md is for people who look at the folder; drafts and parts of pages are kept in `_drafts` and the like. */
export function roleOf(file: string): Role {
  if (file === siteFile) return 'site';
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (/\.mdx$/i.test(name)) return 'ignored';
  if (!isMarkdown(name) || name.toLowerCase() === 'readme.md') return 'file';
  if (file.startsWith('_') ? name !== file : file.includes('/_') && below(file)) return 'ignored';
  if (!name.startsWith('_')) return 'article';
  if (name !== '_index.md' && name !== '_index.markdown') return 'ignored';
  return name === file ? 'reader' : 'section';
}

/** Whether a folder on the way begins with an underscore. */
const below = (file: string): boolean => /\/_[^/]*\//.test(file);

// Compared first: this is asked of very many files at a time, and matching takes ten times as long.
const isMarkdown = (name: string): boolean => name.endsWith('.md') || /\.(?:md|markdown)$/i.test(name);

/** The folder a file is in; '' for the content folder itself. */
export const folderOf = (file: string): string => file.slice(0, Math.max(file.lastIndexOf('/'), 0));
