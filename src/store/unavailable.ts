/** Where a collection is kept does not answer, or holds nothing that this program can read: for a while, so that it is worth asking again. */
export class UnavailableError extends Error {}
