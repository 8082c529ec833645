import { distance } from 'fastest-levenshtein';
import { lazy } from '../../domain/lru.ts';

/** A language tag in canonical form (BCP 47): `en_US.UTF-8` is `en-US`. Undefined where the language, script or region is not registered. */
export function languageTag(text: string): string | undefined {
  const tag = withoutPosix(text.trim());
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return undefined;
  try {
    const { language, script, region } = new Intl.Locale(tag);
    const cached =
      (language.length === 3 || names.language().of(language) !== undefined) &&
      (script === undefined || names.script().of(script) !== undefined) &&
      (region === undefined || names.region().of(region) !== undefined);
    return cached ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}

/** A POSIX locale, `sr_RS.UTF-8@latin`, as a tag: without its character set, and with what its modifier says of script and variant. */
function withoutPosix(locale: string): string {
  const [, name = '', modifier = ''] = /^([^.@]*)(?:\.[\w-]+)?(?:@(\w+))?$/.exec(locale) ?? [];
  const [language = '', ...rest] = name.replaceAll('_', '-').split('-');
  const script = SCRIPTS[modifier.toLowerCase()];
  const variant = /^valencia$/i.test(modifier) ? ['valencia'] : [];
  const hasScript = /^[a-z]{4}$/i.test(rest[0] ?? '');
  return [language, ...(script && !hasScript ? [script] : []), ...rest, ...variant].join('-');
}

/** Modifiers of glibc's locales that name a script. */
const SCRIPTS: Readonly<Record<string, string>> = {
  latin: 'Latn',
  cyrillic: 'Cyrl',
  devanagari: 'Deva',
  iqtelif: 'Latn',
};

/** The tag that was probably meant: by the language's name in English or in itself, by a country, or by what it begins with. */
export function nearestTag(text: string): string | undefined {
  const words = text
    .slice(0, 60)
    .replace(/[.@].*$/s, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  const meant = (word: string) => languageTag(word) ?? byName(word) ?? byCountry(word);
  const named = words.findIndex((word) => meant(word) !== undefined);
  const language = meant(words[named] ?? '');
  if (language === undefined) return undefined;
  const region = words.slice(named + 1).find((word) => /^[a-z]{2}$/.test(word));
  return (region && languageTag(`${language}-${region}`)) ?? language;
}

const named = (type: 'language' | 'script' | 'region') =>
  lazy(() => new Intl.DisplayNames(['en'], { type, fallback: 'none' }));

const names = { language: named('language'), script: named('script'), region: named('region') };

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** Tags by name, for those of two letters. */
const byNames = lazy(() => {
  const english = names.language();
  const found = new Map<string, string>();
  for (const tag of letters.flatMap((one) => letters.map((other) => one + other))) {
    const name = english.of(tag);
    if (name === undefined || Intl.getCanonicalLocales(tag)[0] !== tag) continue;
    const own = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag);
    for (const each of [own, name]) if (each) found.set(each.toLowerCase(), tag);
  }
  return found;
});

function byName(name: string): string | undefined {
  if (name.length < 4 || name.length > 40) return byNames().get(name);
  const candidates = [...byNames()].map(([each, tag]) => ({ tag, editDistance: distance(each, name) }));
  const best = candidates.reduce((one, other) => (other.editDistance < one.editDistance ? other : one));
  return best.editDistance <= 1 + Math.floor(name.length / 6) ? best.tag : undefined;
}

/** `jp` is a country, and its language `ja`. */
function byCountry(code: string): string | undefined {
  if (!/^[a-z]{2}$/.test(code) || names.region().of(code.toUpperCase()) === undefined) return undefined;
  return new Intl.Locale(`und-${code}`).maximize().language;
}
