/** What the feeds say made them. The version is that of the program's output, not of a build. */
export const GENERATOR = {
  name: 'Dateline',
  url: 'https://github.com/dateline-news/dateline',
  version: '0.1.0',
} as const;
