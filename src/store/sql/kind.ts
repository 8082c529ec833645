/** What a row of `article` is. */
export const KIND = { article: 0, elsewhere: 1, withdrawal: 2 } as const;

/** Where it is listed. */
export const SHOWN = { nowhere: 0, member: 1, pending: 2 } as const;

/** The generation in which what is alive dies. */
export const NEVER = 9_007_199_254_740_991;
