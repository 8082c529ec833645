/** Writing direction of a language (BCP 47): its script decides, else the script it is usually written in. */
export function direction(language: string): 'ltr' | 'rtl' {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((subtag) => subtag.length === 4 && /^[a-z]+$/.test(subtag));
  return (script === undefined ? languages.has(primary) : scripts.has(script)) ? 'rtl' : 'ltr';
}

const scripts: ReadonlySet<string> = new Set(
  'adlm arab aran hebr mand mend nkoo rohg samr syrc syre syrj syrn thaa'.split(' '),
);

const languages: ReadonlySet<string> = new Set(
  'ar arc arz ckb dv fa he iw ji ks lrc mzn nqo pnb prs ps sd sdh syr ug ur yi'.split(' '),
);
