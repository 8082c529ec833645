import { isUtf8 } from 'node:buffer';
import { hash } from '../article/hash.ts';
import { slug, slugPath } from '../site/slug.ts';
import type { Facts, MediaMemory, TypedFacts } from './facts.ts';
import { imageSize } from './libraries.ts';
import type { SourceFile } from './source.ts';
import { ifPresent, UnreadableError } from './unreadable.ts';

/** Reads a file, or remembers it. Undefined: it is not there. Throws an UnreadableError where nothing is known of one that cannot be read. */
export function inspect(found: SourceFile, memory: MediaMemory): Facts | undefined {
  if (found.facts) return found.facts;
  const cached = memory.get(found.file);
  try {
    return ifPresent(found.file, () => {
      const now = found.state().stamp;
      if (cached?.stamp === now) return cached.facts;
      const bytes = found.read();
      const facts = { length: bytes.length, hash: hash(bytes), ...picture(bytes) };
      memory.set(found.file, { stamp: now, facts });
      return facts;
    });
  } catch (error) {
    if (cached && error instanceof UnreadableError) return cached.facts;
    throw error;
  }
}

/** The same with the media type, by magic bytes, else by extension for kinds of text, which have none. */
export async function typed(found: SourceFile, memory: MediaMemory): Promise<TypedFacts | undefined> {
  if (found.facts) return found.facts;
  const facts = inspect(found, memory);
  if (!facts) return undefined;
  if (facts.type) return { ...facts, type: facts.type };
  const { fileTypeFromBuffer } = await import('file-type');
  // Others are read while this waits.
  const bytes = ifPresent(found.file, () => new Uint8Array(found.read()));
  if (!bytes) return undefined;
  const magic = (await fileTypeFromBuffer(bytes))?.mime;
  // The byte order mark of UTF-16 is also how a frame of MPEG audio begins.
  const text =
    !magic || magic.startsWith('text/') || isText(bytes) ? textual[extension(found.file)] : undefined;
  const type = text ?? ((magic && (preferred[magic] ?? magic)) || unknownType);
  const result = { ...facts, type, charset: text && (await charsetOf(bytes)) };
  const now = ifPresent(found.file, () => found.state().stamp);
  if (now !== undefined) memory.set(found.file, { stamp: now, facts: result });
  return result;
}

/** The media type as it is served: that of text with its charset. */
export const servedType = ({
  type,
  charset,
}: {
  readonly type: string;
  readonly charset?: string;
}): string => (charset === undefined ? type : `${type}; charset=${charset}`);

const isText = (bytes: Uint8Array): boolean =>
  isUtf8(bytes) || (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** UTF-8 where the bytes are, else what they look like (https://encoding.spec.whatwg.org/#names-and-labels). */
async function charsetOf(bytes: Uint8Array): Promise<string> {
  if (isUtf8(bytes)) return 'utf-8';
  const { detect } = await import('chardet');
  const sample = bytes.subarray(0, SAMPLE);
  const label = detect(sample)?.toLowerCase() ?? 'windows-1252';
  try {
    const { encoding } = new TextDecoder(label);
    // A byte order mark tells.
    if (encoding.startsWith('utf-')) return encoding === 'utf-8' ? 'windows-1252' : encoding;
    const isChance = isOfWords(sample) && (MULTIBYTE.test(encoding) || sample.filter(isBeyond).length < FEW);
    return isChance ? 'windows-1252' : encoding;
  } catch {
    return 'windows-1252';
  }
}

/** Encodings in which most letters are two bytes. */
const MULTIBYTE = /^(?:shift_jis|euc-|big5|gb|iso-2022)/;

/** Whether bytes beyond ASCII stand as in words with an accent here and there: alone, or two together that are letters, as in “Größe”. */
const isOfWords = (bytes: Uint8Array): boolean =>
  bytes.every((byte, at) => {
    const [next = 0, third = 0] = [bytes[at + 1], bytes[at + 2]];
    return !isBeyond(byte) || !isBeyond(next) || (byte >= 0xc0 && next >= 0xc0 && !isBeyond(third));
  });

const isBeyond = (byte: number): boolean => byte >= 0x80;

/** What fewer of them look like is chance; windows-1252 is what browsers take in most places. */
const FEW = 20;

/** Bytes that a text's charset is told from. */
const SAMPLE = 65_536;

/** What nothing is known of. */
export const unknownType = 'application/octet-stream';

const images: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
};

/** Media types of pictures that the web shows. */
export const pictureTypes: ReadonlySet<string> = new Set(Object.values(images));

const preferred: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/x-flac': 'audio/flac',
  'video/x-m4v': 'video/mp4',
};

const textual: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  ics: 'text/calendar',
  log: 'text/plain',
  lrc: 'text/plain',
  sub: 'text/plain',
  tsv: 'text/tab-separated-values',
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  ttml: 'application/ttml+xml',
  gpx: 'application/gpx+xml',
  json: 'application/json',
  geojson: 'application/geo+json',
};

/** Type and displayed size of a picture the web shows; one that is turned when shown is as wide as it looks. */
function picture(bytes: Uint8Array): {
  readonly type?: string;
  readonly width?: number;
  readonly height?: number;
} {
  try {
    const { type = '', width, height, orientation = 1 } = imageSize()(bytes);
    const mime = images[type];
    if (!mime) return {};
    const turned = orientation > 4 || (type === 'avif' && onItsSide(bytes));
    return turned ? { type: mime, width: height, height: width } : { type: mime, width, height };
  } catch {
    return {};
  }
}

/** Whether an AVIF is shown turned by a quarter: a box of nine bytes says by how many (HEIF §6.5.10). */
function onItsSide(bytes: Uint8Array): boolean {
  const place = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PROPERTIES)).indexOf(
    'irot',
  );
  return place > 0 && ((bytes[place + 4] ?? 0) & 1) === 1;
}

/** Bytes at the start of an AVIF within which its properties lie. */
const PROPERTIES = 4_096;

const extension = (file: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** Where a file of the collection is served, below the site's URL: `/news/ferry.jpg`. */
export function mediaPath(file: string): string {
  const cut = file.lastIndexOf('/');
  const name = file.slice(cut + 1);
  const end = extension(name);
  const base = slug(end ? name.slice(0, -end.length - 1) : name);
  return `/${[slugPath(file.slice(0, Math.max(cut, 0))), end ? `${base}.${end}` : base].filter(Boolean).join('/')}`;
}
