import anyAscii from 'any-ascii';
import { hash } from '../article/hash.ts';

/**
 * A lower-case address part of `[a-z0-9-]`, never empty, the same for every Unicode form of the name.
 * Scripts whose transliteration makes different names equal (王伟, 王维) get a mark of their own at the end.
 */
export function slug(name: string): string {
  if (isSlug.test(name) && name.length <= limit) return name;
  const cached = slugs.get(name);
  if (cached !== undefined) return cached;
  if (slugs.size > 10_000) slugs.clear();
  const result = transliterated(name);
  slugs.set(name, result);
  return result;
}

/** Bylines and tags repeat, and transliteration is slow. */
const slugs = new Map<string, string>();

function transliterated(name: string): string {
  const text = name.normalize('NFC').trim().toLowerCase();
  const words = anyAscii(
    text
      .normalize('NFKD')
      .replace(/\p{Mark}+/gu, (combining, at, whole) => (alphabet.test(whole[at - 1] ?? '') ? '' : combining))
      .normalize('NFC')
      .replace(/['’‘ʻʼ`]/g, '')
      .replace(/&/g, ' and ')
      .replace(/\+/g, ' plus ')
      .replace(/(?<=[\p{L}\p{N}])#/gu, ' sharp '),
  )
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (words !== '' && words.length <= limit && !ambiguous.test(text)) return words;
  return `${words.slice(0, limit).replace(/-$/, '') || 'x'}-${hash(text).slice(0, 6)}`;
}

/** What is a slug already. */
const isSlug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Servers and file systems refuse addresses and names that are much longer. */
const limit = 120;

/** Scripts that lose their accents in a slug; in the others a mark may be a vowel. */
const alphabet = /[\p{Script=Latin}\p{Script=Greek}]/u;

/** Letters outside the alphabets that transliterate one to one, near enough. */
const ambiguous = /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{L}/u;

/** Each part of `News/Northwest` as a slug, joined again. */
export function slugPath(path: string): string {
  const cached = paths.get(path);
  if (cached !== undefined) return cached;
  if (paths.size > 10_000) paths.clear();
  const parts = path.split('/').filter((part) => part.trim() !== '');
  const result = parts.map(slug).join('/');
  paths.set(path, result);
  return result;
}

/** Of folders, in each of which are many articles. */
const paths = new Map<string, string>();
