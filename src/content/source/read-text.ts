import { isUtf8 } from 'node:buffer';
import type { Finding } from '../problems/problem.ts';
import type { SourceFile } from './source.ts';
import { codeOf, withAdvice } from './unreadable.ts';

/** Above this an article is reported, and above five times as much refused: feeds are polled whole, many times a day. */
const megabyte = 1_000_000;

const BOM = 0xfeff;

/** A file's text, without BOM and with LF line ends. */
export type Text = {
  readonly text: string;
  /** As it is in the file; good until the next is read. */
  readonly bytes: Uint8Array;
  readonly findings: readonly Finding[];
};

/** What is wrong with a file, and what it probably says, for whoever looks for more. */
export type Refused = { readonly finding: Finding; readonly text?: string };

/** Reads a text file of `size` bytes, or says what is wrong with it. */
export function readText(found: Pick<SourceFile, 'read'>, size: number): Text | Refused {
  const megabytes = (size / megabyte).toFixed(1);
  if (size > 5 * megabyte)
    return {
      finding: {
        code: 'file-too-large',
        field: 'file',
        message: `${megabytes} MB is more than the 5 MB an article may have; split it`,
      },
    };
  try {
    const bytes = asBuffer(found.read());
    if (!isUtf8(bytes)) return notUtf8(bytes);
    const read = bytes.toString('utf8');
    const text = lineFeeds(read.charCodeAt(0) === BOM ? read.slice(1) : read);
    const large: Finding = {
      code: 'file-large',
      field: 'file',
      message: `${megabytes} MB is much for an article, and several readers cut it; shorten it to 1 MB`,
    };
    return { text, bytes, findings: size > megabyte ? [large] : [] };
  } catch (error) {
    const message = withAdvice(`cannot be read (${codeOf(error)})`);
    return { finding: { code: 'file-unreadable', field: 'file', message } };
  }
}

/** The same bytes. */
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

function notUtf8(bytes: Buffer): Refused {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const found = utf16 ? 'is UTF-16' : 'is not UTF-8';
  const finding: Finding = {
    code: 'not-utf8',
    field: 'file',
    line: utf16 ? 1 : firstBadLine(bytes),
    message: `${found}; save the file as UTF-8`,
  };
  // Most such files are from Windows; the rest of what is wrong with them is then found in the right words.
  return utf16 ? { finding } : { finding, text: lineFeeds(new TextDecoder('windows-1252').decode(bytes)) };
}

const lineFeeds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

function firstBadLine(bytes: Buffer): number {
  for (let line = 1, from = 0; ; line++) {
    const end = bytes.indexOf(10, from);
    if (end < 0 || !isUtf8(bytes.subarray(from, end))) return line;
    from = end + 1;
  }
}
