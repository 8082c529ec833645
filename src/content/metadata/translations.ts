import { posix } from 'node:path';
import type { VisibleWindow } from '../../domain/instant.ts';
import type { Translation } from '../../domain/metadata/translation.ts';
import type { Recorder } from '../article/library.ts';
import { visibility } from '../body/text-addresses.ts';
import type { Finding } from '../problems/problem.ts';
import { folderOf } from '../source/role.ts';
import type { TranslationFields } from './translation-schema.ts';

/** What a story names as its translations: files of the collection, from its folder, and pages elsewhere. */
export type NamedTranslations = {
  readonly files: readonly string[];
  readonly pages: readonly Pick<Translation, 'language' | 'url'>[];
};

/** The other stories of its group, and what it names that is not there. */
export type JoinedTranslations = {
  readonly others: readonly TranslationTarget[];
  readonly missing: readonly string[];
};

/** One of the group; `shown`: when it is public; absent: it is a page elsewhere. */
export type TranslationTarget = Pick<Translation, 'language' | 'url'> & { readonly shown?: VisibleWindow };

/** What a story in `file` names, without itself; undefined: nothing. */
export function namedTranslations(
  fields: TranslationFields | undefined,
  file: string,
): NamedTranslations | undefined {
  if (fields === undefined) return undefined;
  const files = fields.flatMap((one) => (typeof one === 'string' ? [contentFile(one, file)] : []));
  const pages = fields.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  return { files: [...new Set(files)].filter((one) => one !== file), pages };
}

/** A name as in links: from the folder of the file, or from the content folder. */
const contentFile = (name: string, from: string): string =>
  isAddress(name) ? name : posix.join('/', name.startsWith('/') ? '' : folderOf(from), name).slice(1);

/** A page elsewhere by its address alone does not say in which language it is. */
export const isAddress = (name: string): boolean => /^https?:\/\//i.test(name);

/** What to say of such a page. */
export const withoutLanguage = (address: string): string =>
  `“${address}” is a page elsewhere, so its language must be known; write language: and url: for it`;

type Page = Pick<Translation, 'language' | 'url'>;

/** What to say of pages elsewhere where another is shown in their language. */
export const repeatedPages = (fields: TranslationFields, shown: readonly Page[]): readonly Finding[] =>
  fields.flatMap((page, index): readonly Finding[] => {
    const isRepeated =
      typeof page !== 'string' &&
      shown.some(({ language, url }) => language === page.language && url !== page.url);
    if (!isRepeated) return [];
    const message = `“${page.url}” was left out, as another translation is in ${page.language}; take one out, or correct its language`;
    return [{ code: 'translation-language', path: ['translations', index], message }];
  });

/** Pages that are named by their address without those of stories that are not public, and what to say of these; one that opens later is shown from then on. */
export function withoutHiddenPages(
  others: readonly TranslationTarget[],
  fields: TranslationFields = [],
  refer: Pick<Recorder, 'resolve'>,
): { readonly others: readonly TranslationTarget[]; readonly findings: readonly Finding[] } {
  const visible = others.map((target) => ({
    target,
    shown: target.shown ?? visibility(refer.resolve('text', target.url)),
  }));
  const hidden = new Set(visible.flatMap(({ target, shown }) => (shown === 'never' ? [target.url] : [])));
  return {
    others: visible.flatMap(({ target, shown }) => (shown === 'never' ? [] : [{ ...target, shown }])),
    findings: fields.flatMap((page, index): readonly Finding[] => {
      if (typeof page === 'string' || !hidden.has(page.url)) return [];
      const message = `“${page.url}” is not public, so it was left out here; remove it, or name the file of the story`;
      return [{ code: 'unpublished-address', path: ['translations', index, 'url'], message }];
    }),
  };
}

/** A story, and what it says of its translations. */
type Naming = {
  readonly language: string;
  readonly from: Date;
  readonly file: string;
  readonly fields: TranslationFields | undefined;
};

/** The translations of a story that is public from an instant on, with what is wrong with them. */
export function translationsOf(
  { others, missing }: JoinedTranslations,
  { language, from, file, fields = [] }: Naming,
): { readonly translations?: readonly Translation[]; readonly findings: readonly Finding[] } {
  const path = ['translations'];
  const isMissing = new Set(missing);
  const twin = others.find((other) => other.language === language);
  const translations = others
    .filter((other) => other.language !== language)
    .map(({ language, url, shown }): Translation => {
      // Readers that see the story can see its translation.
      const isOpen = shown === undefined || (shown.until === undefined && shown.from <= from.getTime());
      return { language, url, name: languageName(language), shown: isOpen ? undefined : shown };
    });
  const absent = fields.flatMap((one, index): readonly Finding[] => {
    const name = typeof one === 'string' ? contentFile(one, file) : undefined;
    if (name === undefined || !isMissing.has(name)) return [];
    const message = isAddress(name)
      ? withoutLanguage(name)
      : `there is no article “${name}”; name the file of the translation, from this folder or from the content folder`;
    return [{ code: 'missing-translation', path: [...path, index], message }];
  });
  const repeated: Finding = {
    ...{ code: 'translation-language', path },
    message: `“${twin?.url}” is in ${language} too, so it was left out; write language: in one of them, or take it out`,
  };
  return {
    translations: translations.length > 0 ? translations : undefined,
    findings: [...absent, ...(twin ? [repeated] : []), ...repeatedPages(fields, translations)],
  };
}

/** What speakers of a language call it. */
export function languageName(language: string): string {
  const found =
    names.get(language) ?? new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  if (names.size > MOST) names.clear();
  names.set(language, found);
  return found;
}

/** Names of languages in themselves: each takes a while to look up, and a paper has few. */
const names = new Map<string, string>();
const MOST = 100;
