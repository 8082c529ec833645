import type { WithdrawalNotice } from '../../domain/article.ts';
import { hashOf } from '../article/hash.ts';
import { printerFor } from './correction-notes.ts';
import { localizedWord, type Words, wordWithTime } from './localized-word.ts';

type WithdrawnStory = {
  readonly published: Date;
  readonly url: string;
  readonly elsewhere: boolean;
  /** BCP 47. */
  readonly language: string;
  readonly withdrawn: Date;
  readonly reason: string;
};

/** What feeds show in place of a story that was withdrawn: nothing of its text. */
export function withdrawalNotice(
  { published, url, elsewhere, withdrawn, reason, ...story }: WithdrawnStory,
  site: { readonly language: string; readonly timezone: string },
): WithdrawalNotice {
  const { word, language } = localizedWord(WORDS, story.language, site);
  const notice = {
    published: published.getTime(),
    url,
    elsewhere: elsewhere || undefined,
    title: word,
    note: wordWithTime(word, printerFor(language, site.timezone)(withdrawn), language),
    language,
  } as const;
  return { ...notice, hash: hashOf([notice, withdrawn.getTime(), reason]) };
}

const WORDS: Words = {
  af: 'Teruggetrek',
  ar: 'تم السحب',
  az: 'Geri götürülüb',
  bg: 'Оттеглено',
  bn: 'প্রত্যাহার করা হয়েছে',
  bs: 'Povučeno',
  ca: 'Retirada',
  cs: 'Staženo',
  cy: 'Tynnwyd yn ôl',
  da: 'Trukket tilbage',
  de: 'Zurückgezogen',
  el: 'Αποσύρθηκε',
  en: 'Withdrawn',
  es: 'Retirada',
  et: 'Tagasi võetud',
  eu: 'Kendua',
  fa: 'پس گرفته شد',
  fi: 'Poistettu julkaisusta',
  fr: 'Retiré',
  ga: 'Tarraingthe siar',
  gl: 'Retirada',
  he: 'הוסר',
  hi: 'वापस लिया गया',
  hr: 'Povučeno',
  hu: 'Visszavonva',
  hy: 'Հետ է կանչվել',
  id: 'Ditarik',
  is: 'Dregið til baka',
  it: 'Ritirato',
  ja: '取り下げ',
  ka: 'ამოღებულია',
  ko: '철회됨',
  lt: 'Atšaukta',
  lv: 'Atsaukts',
  mk: 'Повлечено',
  ms: 'Ditarik balik',
  nb: 'Trukket tilbake',
  nl: 'Ingetrokken',
  nn: 'Trekt tilbake',
  no: 'Trukket tilbake',
  pl: 'Wycofano',
  pt: 'Retirada',
  ro: 'Retras',
  ru: 'Отозвано',
  sk: 'Stiahnuté',
  sl: 'Umaknjeno',
  sq: 'Tërhequr',
  sr: 'Повучено',
  'sr-latn': 'Povučeno',
  sv: 'Tillbakadragen',
  sw: 'Imeondolewa',
  ta: 'திரும்பப் பெறப்பட்டது',
  th: 'ถอนแล้ว',
  tr: 'Geri çekildi',
  uk: 'Відкликано',
  ur: 'واپس لے لیا گیا',
  vi: 'Đã rút',
  zh: '已撤回',
  'zh-hant': '已撤回',
};
