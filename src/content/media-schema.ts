import { z } from 'zod';
import { duration, mediaType, number, reference, text } from './field.ts';

const pixels = () => number(1, 100_000).optional();

/** A picture by its file, or with what the newsroom says of it. */
export const image = () =>
  z.union(
    [
      reference().transform((src): ImageFields => ({ src })),
      z.strictObject({
        src: reference().describe('File beside the article, /path from the content folder, or absolute URL'),
        alt: text()
          .describe('What the picture shows, for those who do not see it; empty for decoration')
          .optional(),
        caption: text().optional(),
        credit: text().describe('Who made it').optional(),
        width: pixels().describe('Pixels; read from a local file'),
        height: pixels().describe('Pixels; read from a local file'),
        type: mediaType().describe('Media type; read from a local file').optional(),
        length: number(0).describe('Bytes; read from a local file').optional(),
      }),
    ],
    { error: 'should be a file name, or src, alt, caption and credit' },
  );

export type ImageFields = {
  readonly src: string;
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly type?: string | undefined;
  readonly length?: number | undefined;
};

/** A file that goes with an article. */
export const enclosure = () =>
  z.union(
    [
      reference().transform((src): EnclosureFields => ({ src })),
      z.strictObject({
        src: reference().describe('File beside the article, /path from the content folder, or absolute URL'),
        type: mediaType().describe('Media type; needed for a remote file').optional(),
        length: number(0).describe('Bytes; needed for a remote file').optional(),
        title: text().optional(),
        duration: duration().describe('Seconds, or h:mm:ss').optional(),
      }),
    ],
    { error: 'should be a file name, or src, type, length, title and duration' },
  );

export type EnclosureFields = {
  readonly src: string;
  readonly type?: string | undefined;
  readonly length?: number | undefined;
  readonly title?: string | undefined;
  readonly duration?: number | undefined;
};
