import type { Cursor } from '../../../domain/archive.ts';

/** Where an archive document begins and, where nothing but its own articles changes it, what they were. */
export type ArchivePlace = { readonly after: Cursor; readonly hash?: string };

/** Instant (milliseconds since 1970, base 36), hash or nothing, id: `lzgk3cw0.9f2c41d0.tag:example.com,2019:x`. */
const PLACE = /^(-?[0-9a-z]{1,12})\.([0-9a-f]{10})?\.([^\0-\x20\x7f]{1,1000})$/;

/** Reads the place in an address; undefined when it is none. */
export function readPlace(text: string): ArchivePlace | undefined {
  const [, instant = '', hash, id = ''] = PLACE.exec(text) ?? [];
  const published = new Date(Number.parseInt(instant, 36));
  if (id === '' || Number.isNaN(published.getTime())) return undefined;
  return { after: { published, id }, hash };
}

/** The place as an address has it. */
export function writePlace({ after, hash = '' }: ArchivePlace): string {
  return `${after.published.getTime().toString(36)}.${hash}.${after.id}`;
}
