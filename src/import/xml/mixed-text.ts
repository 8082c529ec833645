import { isUtf8 } from 'node:buffer';

/** Decodes a text piece by piece; bytes that are not UTF-8 where it should be are what Windows-1252 has for them, and counted. */
export type TextReader = {
  /** The text of these bytes, and of those kept from before, as far as their characters are whole. */
  write(bytes: Uint8Array): string;
  /** What is left. */
  end(): string;
  readonly stray: () => StrayBytes | undefined;
};

/** Bytes of another encoding. */
export type StrayBytes = {
  readonly count: number;
  /** The lines of the first of them, from 1. */
  readonly lines: readonly number[];
};

/** Lines that are named. */
const NAMED = 5;

/** A reader of an encoding that TextDecoder has. */
export function textReader(encoding: string): TextReader {
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding);
    return {
      write: (bytes) => decoder.decode(bytes, { stream: true }),
      end: () => decoder.decode(),
      stray: () => undefined,
    };
  }
  let kept = new Uint8Array();
  let line = 1;
  let count = 0;
  const lines: number[] = [];
  const note = (at: number) => {
    count += 1;
    if (lines.length < NAMED && lines.at(-1) !== at) lines.push(at);
  };
  const read = (bytes: Uint8Array): string => {
    const text = isUtf8(bytes) ? utf8.decode(bytes) : mixed(bytes, (ends) => note(line + ends));
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line += 1;
    return text;
  };
  return {
    write(bytes) {
      const all = kept.length === 0 ? bytes : Buffer.concat([kept, bytes]);
      const whole = all.length - unfinished(all);
      kept = Uint8Array.from(all.subarray(whole));
      return read(all.subarray(0, whole));
    },
    end: () => read(kept),
    stray: () => (count === 0 ? undefined : { count, lines }),
  };
}

/** What is said of bytes of another encoding. */
export const strayText = ({ count, lines }: StrayBytes): string =>
  `${count === 1 ? 'one byte is' : `${count} bytes are`} not UTF-8, as the file says it is (line ${lines.join(', ')}${lines.length < count && lines.length === NAMED ? ' …' : ''}); read as Windows-1252, which fits Latin letters alone, so look at these`;

/** Bytes at the end that begin a character, and do not end it. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Bytes of a character that begins with this one; 0: none does. */
const lengthOf = (byte: number): number =>
  byte < 0x80 ? 1 : byte < 0xc2 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

/** Text of bytes of which some are not UTF-8; `onStray` is given the line ends before each of those. */
function mixed(bytes: Uint8Array, onStray: (ends: number) => void): string {
  const pieces: string[] = [];
  let [from, ends] = [0, 0];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x0a) ends += 1;
    const length = lengthOf(byte);
    if (
      length === 1 ||
      (length > 1 && isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length)
    ) {
      at += length;
      continue;
    }
    onStray(ends);
    pieces.push(utf8.decode(bytes.subarray(from, at)), windows1252.decode(bytes.subarray(at, at + 1)));
    at += 1;
    from = at;
  }
  return pieces.join('') + utf8.decode(bytes.subarray(from));
}
