/** When every runtime test takes place: an embargo of the sample collection is ahead of it, an expiry behind it. */
export const INSTANT = new Date('2026-11-24T18:00:00Z');
