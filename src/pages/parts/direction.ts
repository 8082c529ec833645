/**
 * Writing direction of a language (BCP 47, canonical): its script decides, else the script it is usually written in. A table, as Intl's takes a
 * new isolate longer than the page; of languages that papers are published in.
 */
export function direction(language: string): 'ltr' | 'rtl' {
  const script = /-([A-Z][a-z]{3})(?=-|$)/.exec(language)?.[1];
  const isRtl = script === undefined ? LANGUAGES.test(language) : SCRIPTS.test(script);
  return isRtl ? 'rtl' : 'ltr';
}

const SCRIPTS = /^(?:Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa)$/;

const LANGUAGES =
  /^(?:(?:ar|ar[yz]|ckb|dv|fa|he|ks|lrc|mzn|nqo|pnb|prs|ps|sd(?!-IN)|syr|ug|ur|yi)(?:-|$)|(?:az|ku|tk)-I[QR]|pa-PK|uz-AF|kk-CN|tg-PK)/;
