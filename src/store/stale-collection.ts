/** A store has gone on since the collection was taken, and no longer has all that it spoke of: take it again, and ask again. */
export class StaleCollectionError extends Error {}
