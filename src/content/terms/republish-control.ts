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

/** By primary language subtag, as far as pages speak it. */
const WORDS: Readonly<Record<string, Words>> = {
  en: english,
  es: {
    title: 'Republicar esta noticia',
    terms:
      'Otras publicaciones pueden publicarla bajo su licencia, sin cambios, con los créditos del final y el enlace canónico a esta página.',
    omitted: 'Faltan las imágenes que no podemos ceder.',
    copy: 'HTML para copiar',
  },
};

/** What a story's page says of the copy that others may publish, as HTML: in the site's language, made once so that no request needs the words. */
export function republishControl(url: string, language: string, isPartial: boolean): string {
  const { title, terms, omitted, copy } = WORDS[language.toLowerCase().split('-')[0] ?? ''] ?? english;
  const all = [terms, isPartial ? omitted : ''].filter(Boolean).join(' ');
  return `<summary>${title}</summary><p>${all} <a href="${url}">${copy}</a></p>`;
}
