import * as z from 'zod';
import {
  atUri,
  boolean,
  choice,
  email,
  language,
  permanentId,
  text,
  time,
  url,
} from './field.ts';
import { list, names } from './field-list.ts';
import { made } from '../metadata/made-schema.ts';
import { places } from '../metadata/place-schema.ts';
import { updates } from './live-schema.ts';
import { articleImage, enclosure } from './media-schema.ts';
import { republish, syndication } from './policy-schema.ts';
import { aliases } from './redirect-schema.ts';
import { translations } from '../metadata/translation-schema.ts';

const author = () =>
  z.union(
    [
      text().transform((name) => ({ name })),
      z.strictObject({ name: text(), email: email().optional(), url: url().optional() }),
    ],
    { error: 'should be a name, or name, email and url' },
  );

const source = () =>
  z.union(
    [
      text().transform((name) => ({ name })),
      z.strictObject({
        name: text().describe('The agency or paper'),
        url: url().optional(),
        feed: url().describe('The origin’s own feed').optional(),
      }),
    ],
    { error: 'should be a name, or name, url and feed' },
  );

const correction = () =>
  z.union(
    [
      text().transform((correctionText) => [{ text: correctionText, date: undefined }]),
      z.array(z.strictObject({ date: time(), text: text() })),
      z.strictObject({ date: time(), text: text() }).transform((one) => [one]),
    ],
    { error: 'should be text, or a list of date and text' },
  );

/** The front matter of an article; every scalar arrives as text. */
export const articleSchema = z.strictObject({
  title: text().describe('The headline: plain text'),
  description: text().describe('The line under the headline: plain text').optional(),
  date: time().describe(
    'When it was or will be published; newsroom time unless an offset is given. 2019-09-25 21:12',
  ),
  updated: time().describe('When it was last edited in a way readers should know of').optional(),
  authors: list(author()).describe('Who wrote it').optional(),
  tags: names().describe('What it is about').optional(),
  subjects: list(text()).describe('IPTC Media Topics: medtop:20000763, or the name').optional(),
  sections: names().describe('Further sections it shows in: News/Northwest').optional(),
  image: articleImage().describe('The picture at its head').optional(),
  audio: enclosure().describe('An episode to listen to').optional(),
  video: enclosure().describe('A video').optional(),
  attachments: list(enclosure()).describe('Files that go with it').optional(),
  places: places().describe('Where it happens: a name, with latitude and longitude where known').optional(),
  dateline: text().describe('PORTLAND (AP), without the dash').optional(),
  source: source().describe('The wire agency or paper it came from').optional(),
  made: made().describe('How it was made').optional(),
  url: url().describe('The canonical address, where it is not this site’s own page').optional(),
  aliases: aliases().describe('Old paths that lead here: /2019/ferry.html').optional(),
  id: permanentId().describe('A tag: URI, for ever: tag:example.com,2019-09-25:name').optional(),
  language: language().describe('BCP 47 tag').optional(),
  translations: translations().describe('The same story in other languages: ../es/ferry.md').optional(),
  rights: text().describe('Copyright line').optional(),
  license: url().describe('Address of the license').optional(),
  draft: boolean().describe('Not to be published').optional(),
  embargo: time().describe('Not to be shown before').optional(),
  expires: time().describe('Not to be shown from then on').optional(),
  status: choice('published', 'withdrawn').optional(),
  reason: text().describe('Why it was withdrawn').optional(),
  withdrawn: time().describe('When it was withdrawn').optional(),
  notice: boolean().describe('true: feeds show that it was withdrawn and why; false: they do not').optional(),
  correction: correction().describe('What was wrong').optional(),
  syndication: syndication().describe('How much of it feeds may carry').optional(),
  live: boolean().describe('true: a story in progress').optional(),
  updates: updates().describe('What has happened in it, each with its time').optional(),
  atproto: atUri('site.standard.document').describe('Its record in the AT Protocol').optional(),
  republish: republish().describe('What other papers may publish under its license').optional(),
  callout: boolean().describe('false: without the call-out at the end').optional(),
});

export type ArticleFields = z.output<typeof articleSchema>;
