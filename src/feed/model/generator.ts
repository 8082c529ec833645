/** What the feeds say made them. No version: a new one that writes the same feeds must not change a byte of them. */
export const GENERATOR = {
  name: 'Dateline',
  url: 'https://github.com/dateline-news/dateline',
} as const;
