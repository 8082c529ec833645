import { decodedPart } from '../../domain/uri.ts';

/** The name of a story's file: the last part of its address that says something, else its title. */
export function pathIn(address: string | undefined, title: string): string {
  const path = decodedPart(URL.parse(address ?? '')?.pathname ?? '');
  const parts = path
    .split('/')
    .map((part) => part.replace(/\.(?:html?|php|aspx?|shtml|md)$/i, '').trim())
    .filter((part) => part !== '' && part !== 'index');
  const last = parts.at(-1) ?? '';
  return /\p{L}{2}/u.test(last) && !/^[\da-f-]{24,}$/i.test(last) ? last : title.replaceAll('/', ' ');
}
