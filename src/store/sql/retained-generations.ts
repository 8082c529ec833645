/** Versions that died this many generations ago may still be wanted by a request under way. */
export const RETAINED_GENERATIONS = 1;
