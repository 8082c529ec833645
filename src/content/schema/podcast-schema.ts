import * as z from 'zod';
import { boolean, choice, email, text, url } from './field.ts';
import { list } from './field-list.ts';
import { image } from './media-schema.ts';

/** `podcast` of a section's `_index.md`: makes its RSS feed one that podcast directories take. */
export const podcast = () =>
  z.strictObject({
    author: text().describe('Who speaks; else the organisation').optional(),
    owner: z
      .strictObject({ name: text().optional(), email: email() })
      .describe('Whom directories write to; else contact')
      .optional(),
    categories: list(text()).describe('Of Apple’s list: News, or News > Daily News').optional(),
    explicit: boolean().optional(),
    type: choice('episodic', 'serial').optional(),
    guid: text().describe('The show’s UUID, where a directory has given it one').optional(),
    image: image().describe('Square, 1400 to 3000 pixels, JPEG or PNG; else the section’s').optional(),
    funding: url().describe('Where listeners can give').optional(),
    locked: boolean().describe('true: no other host may take the show over').optional(),
  });

/** `podcasts` of site.yaml, by tag. */
export const podcasts = () =>
  z.record(
    z.string(),
    podcast().extend({ description: text().describe('What the show is about').optional() }),
    { error: 'should be tags, each with what podcast: of a section has' },
  );

export type PodcastFields = z.output<ReturnType<typeof podcast>>;
