/** Writing direction of a language (BCP 47, canonical): its script decides, else the script it is usually written in. */
export function direction(language: string): 'ltr' | 'rtl' {
  return new Intl.Locale(language).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
}
