import * as z from 'zod';
import type { Made } from '../../domain/media.ts';
import { boolean, breach, duration, mediaType, number, reference, text } from './field.ts';
import { made } from '../metadata/made-schema.ts';
import { type Policy, pictureSyndication } from './policy-schema.ts';

const focus = () =>
  text()
    .transform((value, context) => {
      const [, x, y] = /^(\d{1,3})% (\d{1,3})%$/.exec(value) ?? [];
      if (x === undefined || y === undefined || Number(x) > 100 || Number(y) > 100)
        return breach(context, 'bad-value', `“${value}” is not a point; write two percentages: 40% 25%`);
      return { x: Number(x) / 100, y: Number(y) / 100 };
    })
    .meta({ editor: { type: 'string', pattern: '^\\d{1,3}% \\d{1,3}%$' } });

const pixels = () => number(1, 100_000).optional();

/** A picture by its file, or with what the newsroom says of it. */
export const image = () => picture({});

/** The picture of a section, which its page shows. */
export const sectionImage = () => picture({ made: made().describe('How it was made').optional() });

/** The picture of an article: what is said of it there may be said of no logo. */
export const articleImage = () =>
  picture({
    republish: boolean().describe('Whether other papers may publish it with the article').optional(),
    made: made().describe('How it was made').optional(),
  });

const picture = <More extends z.ZodRawShape>(more: More) =>
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
        rights: text().describe('Copyright line of the picture').optional(),
        syndication: pictureSyndication().describe('none: on pages, in no feed').optional(),
        focus: focus().describe('What a crop must keep: 40% 25%, from the left and the top').optional(),
        ...more,
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
  readonly rights?: string | undefined;
  readonly republish?: boolean | undefined;
  readonly syndication?: Policy<'full' | 'none'> | undefined;
  readonly focus?: { readonly x: number; readonly y: number } | undefined;
  readonly made?: Made | undefined;
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
        episode: number(1).describe('Number of a podcast’s episode').optional(),
        season: number(1).optional(),
        transcript: reference().describe('WebVTT, SubRip, JSON, HTML or text').optional(),
        chapters: reference().describe('Podcast chapters, JSON').optional(),
      }),
    ],
    {
      error: 'should be a file name, or src, type, length, title, duration, episode, transcript and chapters',
    },
  );

export type EnclosureFields = {
  readonly src: string;
  readonly type?: string | undefined;
  readonly length?: number | undefined;
  readonly title?: string | undefined;
  readonly duration?: number | undefined;
  readonly episode?: number | undefined;
  readonly season?: number | undefined;
  readonly transcript?: string | undefined;
  readonly chapters?: string | undefined;
};
