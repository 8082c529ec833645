import { localized } from '../story/localized-word.ts';

type Words = {
  readonly title: string;
  readonly terms: string;
  /** Where the copy is without some pictures. */
  readonly omitted: string;
  readonly copy: string;
};

const english: Words = {
  title: 'Republish this story',
  terms:
    'Other publications may publish it under its license, unchanged, with the credit at its end and the canonical link to this page.',
  omitted: 'Pictures that are not ours to give are left out.',
  copy: 'HTML to copy',
};

/** In the languages that pages speak. */
const WORDS: Readonly<Record<string, Words>> = {
  en: english,
  es: {
    title: 'Republicar esta noticia',
    terms:
      'Otras publicaciones pueden publicarla bajo su licencia, sin cambios, con los créditos del final y el enlace canónico a esta página.',
    omitted: 'Faltan las imágenes que no podemos ceder.',
    copy: 'HTML para copiar',
  },
  ar: {
    title: 'إعادة نشر هذا المقال',
    terms:
      'يجوز لجهات نشر أخرى أن تنشره بموجب ترخيصه، دون تغيير، مع الإسناد في نهايته والرابط الأساسي إلى هذه الصفحة.',
    omitted: 'حُذفت الصور التي لا نملك حق منحها.',
    copy: 'HTML للنسخ',
  },
  de: {
    title: 'Diesen Artikel übernehmen',
    terms:
      'Andere Medien dürfen ihn unter seiner Lizenz unverändert veröffentlichen, mit der Nennung an seinem Ende und dem kanonischen Link auf diese Seite.',
    omitted: 'Bilder, die wir nicht weitergeben dürfen, fehlen.',
    copy: 'HTML zum Kopieren',
  },
  fr: {
    title: 'Republier cet article',
    terms:
      'D’autres publications peuvent le publier sous sa licence, sans modification, avec la mention finale et le lien canonique vers cette page.',
    omitted: 'Les images que nous ne pouvons pas céder sont omises.',
    copy: 'HTML à copier',
  },
  he: {
    title: 'פרסום חוזר של הכתבה',
    terms:
      'כלי תקשורת אחרים רשאים לפרסם אותה לפי הרישיון שלה, ללא שינוי, עם הקרדיט שבסופה ועם הקישור הקנוני לדף הזה.',
    omitted: 'תמונות שאין לנו זכות למסור הושמטו.',
    copy: 'HTML להעתקה',
  },
  it: {
    title: 'Ripubblica questo articolo',
    terms:
      'Altre testate possono pubblicarlo secondo la sua licenza, senza modifiche, con i crediti in fondo e il link canonico a questa pagina.',
    omitted: 'Mancano le immagini che non possiamo cedere.',
    copy: 'HTML da copiare',
  },
  ja: {
    title: 'この記事を転載する',
    terms:
      'ほかの媒体は、末尾のクレジットとこのページへの正規リンクを付け、内容を変えずに、ライセンスに従って掲載できます。',
    omitted: '提供する権利のない画像は省かれています。',
    copy: 'コピー用HTML',
  },
  nl: {
    title: 'Dit artikel overnemen',
    terms:
      'Andere media mogen het onder de licentie ongewijzigd publiceren, met de vermelding aan het eind en de canonieke link naar deze pagina.',
    omitted: 'Beelden die wij niet mogen doorgeven, ontbreken.',
    copy: 'HTML om te kopiëren',
  },
  pt: {
    title: 'Republicar esta notícia',
    terms:
      'Outras publicações podem publicá-la sob sua licença, sem alterações, com os créditos do final e o link canônico para esta página.',
    omitted: 'Imagens que não podemos ceder foram omitidas.',
    copy: 'HTML para copiar',
  },
  zh: {
    title: '转载本报道',
    terms: '其他媒体可按其许可协议原样刊发，须保留文末署名和指向本页面的规范链接。',
    omitted: '我们无权提供的图片已略去。',
    copy: '可复制的 HTML',
  },
  'zh-hant': {
    title: '轉載本報導',
    terms: '其他媒體可依其授權條款原樣刊登，須保留文末署名與指向本頁面的標準連結。',
    omitted: '我們無權提供的圖片已略去。',
    copy: '可複製的 HTML',
  },
};

/** What a story's page says of the copy that others may publish, as HTML: in the site's language, made once so that no request needs the words. */
export function republishControl(url: string, language: string, isPartial: boolean): string {
  const { title, terms, omitted, copy } = localized(WORDS, language) ?? english;
  const all = [terms, isPartial ? omitted : ''].filter(Boolean).join(' ');
  return `<summary>${title}</summary><p>${all} <a href="${url}">${copy}</a></p>`;
}
