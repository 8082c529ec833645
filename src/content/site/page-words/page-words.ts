import type { PageWords } from '../../../domain/pages/page-words.ts';
import { localized } from '../../story/localized-word.ts';
import { arabic } from './arabic.ts';
import { dutch } from './dutch.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { hebrew } from './hebrew.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import { portuguese } from './portuguese.ts';
import { simplifiedChinese } from './simplified-chinese.ts';
import { spanish } from './spanish.ts';
import { traditionalChinese } from './traditional-chinese.ts';

/** What pages say by themselves in a language (BCP 47), where that is kept; English is the pages' own. */
export const pageWordsIn = (language: string): PageWords | undefined => localized(TABLES, language);

const TABLES: Readonly<Record<string, PageWords>> = {
  ar: arabic,
  de: german,
  es: spanish,
  fr: french,
  he: hebrew,
  it: italian,
  ja: japanese,
  nl: dutch,
  pt: portuguese,
  zh: simplifiedChinese,
  'zh-hant': traditionalChinese,
};
