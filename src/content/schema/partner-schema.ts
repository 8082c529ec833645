import * as z from 'zod';
import { PROFILES } from '../../domain/partner.ts';
import { boolean, choice, language, number, secret, text } from './field.ts';
import { names } from './field-list.ts';
import { image } from './media-schema.ts';

const access = () =>
  z
    .union(
      [
        choice('public'),
        z.strictObject({ bearer: secret().describe('Variable that holds the token') }),
        z.strictObject({ basic: secret().describe('Variable that holds name:password') }),
        z.strictObject({ key: secret().describe('Variable that holds what stands in the address as ?key=') }),
      ],
      { error: 'should be public, or bearer:, basic: or key: and the name of an environment variable' },
    )
    .describe('Who may read it');

const chosen = () => ({
  sections: names().describe('With all below them').optional(),
  tags: names().optional(),
  authors: names().optional(),
});

/** One feed of `partners` in site.yaml. */
export const partner = () =>
  z.strictObject({
    profile: choice(...PROFILES).describe('Whose rules it keeps'),
    format: choice('rss', 'atom').optional(),
    title: text().describe('Of the feed; the publication’s name if not given').optional(),
    description: text().describe('Of the feed').optional(),
    ...chosen(),
    exclude: z.strictObject(chosen()).describe('Leaves out what is any of these').optional(),
    language: z
      .union([choice('*'), language()], { error: 'should be a language tag, or * for any' })
      .describe('Only articles in this language; *: any; else the site’s')
      .optional(),
    hours: number(1, 8_760).describe('Only what was published in the last so many hours').optional(),
    offset: number(0, 1_000).describe('Leaves out the newest so many').optional(),
    limit: number(1, 200).describe('Items').optional(),
    content: choice('full', 'summary', 'headline').describe('The most it carries').optional(),
    whole: boolean().describe('true: only articles that it may have in full').optional(),
    elsewhere: boolean().describe('false: without articles whose page is another site’s').optional(),
    callout: boolean().describe('true: with the call-out at the end').optional(),
    images: choice('all', 'required', 'none')
      .describe('required: only articles with a picture it may show')
      .optional(),
    parameters: z.record(z.string(), text(), { error: 'should be names, each with a value: utm_source: msn' }).describe('Added to links: utm_source: msn').optional(),
    analytics: text().describe('HTML for every item, with {url} and {id}').optional(),
    access: access().optional(),
    budget: number(10_000, 20_000_000).describe('Bytes').optional(),
    logo: image().describe('Instead of the site’s').optional(),
    darkLogo: image().describe('The same on a dark ground').optional(),
  });

/** `partners` of site.yaml, by name. */
export const partners = () =>
  z.record(z.string(), partner(), { error: 'should be names of partners, each with a profile' });

/** What somebody wrote of one partner. */
export type PartnerFields = z.output<ReturnType<typeof partner>>;
