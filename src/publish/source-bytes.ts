/** A file of the source, with its strong entity tag. */
export type SourceBytes = { readonly bytes: Uint8Array; readonly etag: string };
