/** Where a page of docs/ is read, for people who have no copy of the repository. */
export const pageUrl = (page: string): string =>
  `https://github.com/dateline-news/dateline/blob/main/docs/${page}`;

export const DEPLOYING = pageUrl('deploy.md');
