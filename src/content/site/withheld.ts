import { REPUBLISHED } from '../../domain/article.ts';
import { decodedPart } from '../../domain/uri.ts';
import { hash } from '../article/hash.ts';
import type { Library, Resolved } from '../article/library.ts';
import type { Withheld } from '../article/parsed-article.ts';
import { innerAddresses } from '../schema/address.ts';
import type { ImageFields } from '../schema/media-schema.ts';
import { withheldFrom } from './rights.ts';
import type { SiteBasis } from './site-basis.ts';

/** What an article's front matter withholds, from feeds or from copies for other papers; undefined where everybody may have its picture. */
export function withheldBy(
  image: ImageFields | undefined,
  site: SiteBasis,
  resolve: (reference: string) => Resolved,
): Withheld | undefined {
  const from = [...withheldFrom(image?.syndication, site), ...(isForCopies(image) ? [] : [REPUBLISHED])];
  if (image === undefined || from.length === 0) return undefined;
  const keys = pictureKeys(resolve(image.src), site);
  return keys.length === 0 ? undefined : { keys, from };
}

/** A picture with a copyright line of its own is somebody else's to give away, unless the newsroom says that it may. */
const isForCopies = ({ rights, republish = rights === undefined }: Partial<ImageFields> = {}): boolean =>
  republish;

/** A library that says of each reference from which audiences what it leads to is withheld. */
export function withRights(
  library: Library,
  site: Pick<SiteBasis, 'url' | 'writtenUrl'>,
  audiencesOf: (key: string) => readonly string[],
): Library {
  return {
    ...library,
    withheldFrom(found) {
      const all = pictureKeys(found, site).flatMap(audiencesOf);
      return [...new Set(all)].sort();
    },
  };
}

/** Looks up from whom a picture is withheld. */
export function audiencesIn(all: Iterable<Withheld>): (key: string) => readonly string[] {
  const byKey = new Map<string, readonly string[]>();
  for (const { keys, from } of all)
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), ...from]);
  return (key) => byKey.get(key) ?? [];
}

/**
 * Short hashes that are equal for all spellings of one picture's address, and for copies of one file: of where it is served, and of
 * its bytes where they are in the collection.
 */
export function pictureKeys(
  found: Resolved,
  { url, writtenUrl }: Pick<SiteBasis, 'url' | 'writtenUrl'>,
): readonly string[] {
  if (found.kind === 'problem') return [];
  const home = [url, writtenUrl].flatMap((each) => (each === undefined ? [] : [new URL(each)]));
  // What makes a smaller copy of a picture shows that as well.
  const homes = home.map(({ host, pathname }) => `//${host}${pathname}`.replace(/\/$/, ''));
  const places = [found.url, ...innerAddresses(found.url, { homes })].flatMap(
    (each) => placeOf(each, home) ?? [],
  );
  const keys = places.map(shortened);
  return found.kind === 'file' ? [...keys, shortened(found.facts.hash)] : keys;
}

const shortened = (text: string): string => hash(text).slice(0, 12);

/** Of a file of this site the path below its address; else host and path. A query names the size of a picture, mostly, and not another one. */
function placeOf(address: string, homes: readonly URL[]): string | undefined {
  const parsed = URL.parse(address);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  const path = decodedPart(parsed.pathname)
    .normalize('NFC')
    .replace(/\/{2,}/g, '/');
  const home = homes.find(({ host, pathname }) => parsed.host === host && path.startsWith(pathname));
  if (home) return path.slice(home.pathname.replace(/\/$/, '').length).toLowerCase();
  return `${parsed.host}${path}`;
}
