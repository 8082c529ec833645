import type { Article, Correction } from '../../domain/article.ts';
import { localTime } from '../source/local-time.ts';
import { localizedWord, type Words, wordWithTime } from './localized-word.ts';

type Notes = Pick<Article['local'], 'notes' | 'notesLanguage'>;

/**
 * What stands before the text of each correction in feeds, word and time in one language: the story's, where its word for a correction
 * is in the table and the runtime writes its dates, else the site's.
 */
export function correctionNotes(
  corrections: readonly Correction[],
  language: string,
  site: { readonly language: string; readonly timezone: string },
): Notes {
  if (corrections.length === 0) return {};
  const { word, language: spoken } = localizedWord(WORDS, language, site);
  const print = printerFor(spoken, site.timezone);
  const notes = corrections.map(({ date }) => wordWithTime(word, print(date), spoken));
  return spoken === language ? { notes } : { notes, notesLanguage: spoken };
}

const printers = new Map<string, (date: Date) => string>();

/** A printer takes longer to make than to use; a newsroom writes in few languages. */
export function printerFor(language: string, timezone: string): (date: Date) => string {
  const key = `${language} ${timezone}`;
  const print = printers.get(key) ?? localTime(language, timezone);
  if (printers.size > 100) printers.clear();
  printers.set(key, print);
  return print;
}

const WORDS: Words = {
  af: 'Regstelling',
  ar: 'تصحيح',
  az: 'Düzəliş',
  bg: 'Поправка',
  bn: 'সংশোধনী',
  bs: 'Ispravka',
  ca: 'Correcció',
  cs: 'Oprava',
  cy: 'Cywiriad',
  da: 'Rettelse',
  de: 'Korrektur',
  el: 'Διόρθωση',
  en: 'Correction',
  es: 'Corrección',
  et: 'Parandus',
  eu: 'Zuzenketa',
  fa: 'اصلاحیه',
  fi: 'Korjaus',
  fr: 'Correction',
  ga: 'Ceartúchán',
  gl: 'Corrección',
  he: 'תיקון',
  hi: 'सुधार',
  hr: 'Ispravak',
  hu: 'Helyesbítés',
  hy: 'Ուղղում',
  id: 'Koreksi',
  is: 'Leiðrétting',
  it: 'Correzione',
  ja: '訂正',
  ka: 'შესწორება',
  ko: '정정',
  lt: 'Pataisymas',
  lv: 'Labojums',
  mk: 'Исправка',
  ms: 'Pembetulan',
  nb: 'Rettelse',
  nl: 'Correctie',
  nn: 'Retting',
  no: 'Rettelse',
  pl: 'Sprostowanie',
  pt: 'Correção',
  ro: 'Rectificare',
  ru: 'Исправление',
  sk: 'Oprava',
  sl: 'Popravek',
  sq: 'Korrigjim',
  sr: 'Исправка',
  'sr-latn': 'Ispravka',
  sv: 'Rättelse',
  sw: 'Marekebisho',
  ta: 'திருத்தம்',
  th: 'แก้ไข',
  tr: 'Düzeltme',
  uk: 'Виправлення',
  ur: 'تصحیح',
  vi: 'Đính chính',
  zh: '更正',
  'zh-hant': '更正',
};
