import * as z from 'zod';
import { language, reference, url } from '../schema/field.ts';
import { list } from '../schema/field-list.ts';

/** The same story in other languages: files of the collection, or pages elsewhere. */
export const translations = () =>
  list(
    z.union([reference(), z.strictObject({ language: language(), url: url() })], {
      error: 'should be the file of an article, or language and url',
    }),
  );

/** What somebody wrote under `translations`. */
export type TranslationFields = z.output<ReturnType<typeof translations>>;
