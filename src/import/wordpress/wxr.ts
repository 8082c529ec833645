import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import { fileHead } from '../file-head.ts';
import { encodingOf } from '../xml/decode-xml.ts';
import { type StrayBytes, type TextReader, textReader } from '../xml/mixed-text.ts';

/** An element of an export, with those within it. */
export type WxrElement = {
  /** With its prefix: `wp:post_id`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly WxrElement[];
  /** Whether it was never ended, as in a file that was cut off. */
  readonly isCut?: boolean;
};

/** What is wrong with a file, from where on; it is read on all the same. */
type WxrFault = { readonly line: number; readonly message: string };

/** What is told of an export besides its elements. */
export type WxrListener = {
  readonly onFault: (fault: WxrFault) => void;
  /** Once all is read: `isCut`: the file ends before the export does; `line`: its last. */
  readonly onEnd: (end: {
    readonly isCut: boolean;
    readonly line: number;
    readonly stray: StrayBytes | undefined;
  }) => void;
};

/** The text of the first element of a name within another. */
export const textIn = ({ children }: WxrElement, name: string): string =>
  children.find((child) => child.name === name)?.text ?? '';

export const allIn = ({ children }: WxrElement, name: string): readonly WxrElement[] =>
  children.filter((child) => child.name === name);

type OpenWxrElement = {
  -readonly [Key in keyof WxrElement]: Key extends 'children' ? WxrElement[] : WxrElement[Key];
};

/** Of these only the number matters; some posts have thousands. */
const counted = new Set(['wp:comment']);

/**
 * The elements of an export's channel one after the other, each when it ends, so that memory holds one article however large the file is.
 * Faults are told and passed over as well as can be, as exports have what editors pasted: control characters, and signs that are not escaped.
 */
export async function* readWxr(file: string, { onFault, onEnd }: WxrListener): AsyncGenerator<WxrElement> {
  const reader = textReader(encodingOf(await fileHead(file, 200)));
  let line = 1;
  let lines = 0;
  const fault = ({ line: at, message }: WxrFault) => onFault({ line: line + at - 1, message });
  let channel = createChannel(fault);
  for await (const piece of piecesOf(file, reader)) {
    lines = piece.lines;
    yield* channel.write(piece.text);
    if (!piece.isItem || !channel.isClosed()) continue;
    // An end tag too many has ended the channel, which the items that follow are still in.
    line += piece.lines;
    channel = createChannel(fault);
    channel.write('<rss><channel>');
  }
  const isCut = channel.isOpen();
  yield* channel.end();
  onEnd({ isCut, line: lines + 1, stray: reader.stray() });
}

type Piece = {
  readonly text: string;
  /** Whether it ends with the end of an item. */
  readonly isItem: boolean;
  /** Line ends so far. */
  readonly lines: number;
};

const END = '</item>';

/** A file's text, each item's to its end. */
async function* piecesOf(file: string, reader: TextReader): AsyncGenerator<Piece> {
  let [rest, lines] = ['', 0];
  const piece = (text: string, isItem: boolean): Piece => {
    lines += text.split('\n').length - 1;
    return { text, isItem, lines };
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 16 })) {
    rest += reader.write(chunk);
    for (let at = rest.indexOf(END); at >= 0; at = rest.indexOf(END)) {
      yield piece(rest.slice(0, at + END.length), true);
      rest = rest.slice(at + END.length);
    }
    // What may be the beginning of an end stays.
    yield piece(rest.slice(0, -END.length), false);
    rest = rest.slice(-END.length);
  }
  yield piece(rest + reader.end(), false);
}

/** Reads a channel piece by piece; returns the elements that have ended. */
function createChannel(onFault: (fault: WxrFault) => void) {
  const parser = new SaxesParser();
  const path: OpenWxrElement[] = [];
  let ready: WxrElement[] = [];
  let within = 0;
  let closed = false;
  parser.on('error', (error) =>
    onFault({ line: parser.line, message: error.message.replace(/^(?:\d+:)+\d+: /, '') }),
  );
  parser.on('opentag', ({ name, attributes }) => {
    if (within > 0 || counted.has(name)) within += 1;
    if (within > 1) return;
    // An item that was never ended ends where the next begins.
    if (name === 'item' && path.length > 2) ready.push(...path.splice(2).slice(0, 1).map(cut));
    const own = Object.entries(attributes).map(([key, value]) => [key, copied(value)] as const);
    const element: OpenWxrElement = { name, attributes: Object.fromEntries(own), text: '', children: [] };
    // Of the channel itself nothing is held.
    if (path.length > 2) path.at(-1)?.children.push(element);
    path.push(element);
  });
  parser.on('closetag', () => {
    if (within > 0) within -= 1;
    if (within > 0) return;
    const element = path.pop();
    if (element !== undefined) element.text = copied(element.text);
    if (element !== undefined && path.length === 2) ready.push(element);
    closed ||= path.length < 2;
  });
  const add = (text: string) => {
    const element = within === 0 && path.length > 2 ? path.at(-1) : undefined;
    if (element !== undefined) element.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  const finished = (): readonly WxrElement[] => {
    const all = ready;
    ready = [];
    return all;
  };
  return {
    write(text: string): readonly WxrElement[] {
      parser.write(text);
      return finished();
    },
    isClosed: () => closed,
    isOpen: () => path.length > 0,
    end(): readonly WxrElement[] {
      parser.close();
      // Of a file that was cut off, what there is of the last item.
      return [...finished(), ...path.slice(2, 3).map(cut)];
    },
  };
}

const cut = (element: WxrElement): WxrElement => ({ ...element, isCut: true });

/** A text that is no part of a longer one, which would stay in memory with it. */
const copied = (text: string): string => Buffer.from(text).toString();
