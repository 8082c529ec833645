import * as z from 'zod';
import { callout } from './callout-schema.ts';
import { list } from './field-list.ts';
import { boolean, language, number, text, url } from './field.ts';
import { madeByDefault } from '../metadata/made-schema.ts';
import { sectionImage } from './media-schema.ts';
import { podcast } from './podcast-schema.ts';
import { republish, syndication } from './policy-schema.ts';
import { places } from '../metadata/place-schema.ts';
import { translations } from '../metadata/translation-schema.ts';

/** The front matter of a section's `_index.md`. */
export const sectionSchema = z.strictObject({
  title: text().describe('Northwest'),
  description: text().describe('What the section covers').optional(),
  image: sectionImage().describe('The picture of its page and feeds').optional(),
  order: number(-1_000_000, 1_000_000).describe('Its place among its neighbours, lowest first').optional(),
  language: language().describe('BCP 47 tag of its articles and feeds').optional(),
  subjects: list(text()).describe('IPTC Media Topics of its articles: medtop:20000763').optional(),
  places: places().describe('Where its articles happen that name no place').optional(),
  translations: translations().describe('The same section in other languages: en-espanol/noticias').optional(),
  rights: text().describe('Copyright line of its articles and feeds').optional(),
  license: url().describe('Under what terms its articles and feeds may be used').optional(),
  made: madeByDefault().describe('How its articles and their pictures are made').optional(),
  syndication: syndication().describe('How much of its articles feeds may carry').optional(),
  republish: republish().describe('What other papers may publish of its articles').optional(),
  podcast: podcast().describe('Makes its RSS feed a podcast').optional(),
  callout: z
    .union([boolean(), callout()], { error: 'should be Markdown, HTML or false' })
    .describe('Closes its articles in feeds; false: none')
    .optional(),
});

export type SectionFields = z.output<typeof sectionSchema>;
