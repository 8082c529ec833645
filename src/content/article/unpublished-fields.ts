import type { ScheduledText } from '../../domain/scheduled-links.ts';
import { placeholderFor, textPieces, visibility } from '../body/text-addresses.ts';
import type { Finding } from '../problems/problem.ts';
import type { Recorder, Resolved } from './library.ts';

type Path = readonly (string | number)[];

type FieldRules = {
  readonly refer: Pick<Recorder, 'resolve'>;
  /** BCP 47: of the word that stands for an address. */
  readonly language: string;
  /** By key, the address that stands for one that is left out. */
  readonly substitutes?: Readonly<Record<string, string>>;
};

/**
 * A value of which every string goes out to readers, without addresses of stories that are not public and of pictures that are withheld from
 * some: one that is such an address is left out, and in a text a word stands for it. What opens later is in `texts`.
 */
export function withoutHiddenAddresses<T extends object>(
  value: T,
  { refer, language, substitutes = {} }: FieldRules,
): { readonly value: T; readonly texts: readonly ScheduledText[]; readonly findings: readonly Finding[] } {
  const texts: ScheduledText[] = [];
  const findings: Finding[] = [];
  const text = (whole: string, at: Path): string | undefined => {
    const key = String(at.at(-1));
    const isAddress = ADDRESSES.has(key);
    const closed = isAddress ? (substitutes[key] ?? '') : placeholderFor(language);
    const parts = isAddress ? [{ text: whole, address: whole }] : textPieces(whole);
    const pieces = parts.map(({ text: piece, address }): ScheduledText['pieces'][number] => {
      const found = address === undefined ? undefined : refer.resolve('text', address);
      const reason = found && hiddenReason(found);
      if (found === undefined || (reason === undefined && visibility(found) === undefined)) return piece;
      if (reason === undefined && found.kind === 'url' && found.shown)
        return { ...found.shown, open: piece, closed };
      const message = `“${piece.slice(0, 60)}” ${reason}, so it was left out here; remove it`;
      findings.push({ code: 'unpublished-address', path: at.map((key) => WRITTEN[key] ?? key), message });
      return closed;
    });
    const now = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.closed)).join('');
    if (pieces.some((piece) => typeof piece !== 'string')) texts.push({ at, pieces });
    return now === '' && whole !== '' ? undefined : now;
  };
  const visit = (inner: unknown, at: Path): unknown => {
    if (typeof inner === 'string') return text(inner, at);
    if (Array.isArray(inner)) return inner.map((each, index) => visit(each, [...at, index]) ?? '');
    if (inner === null || typeof inner !== 'object' || inner instanceof Date) return inner;
    return Object.fromEntries(
      Object.entries(inner).map(([key, each]) => [
        key,
        isResolved(key, at) ? each : visit(each, [...at, key]),
      ]),
    );
  };
  // Only texts in it are others.
  return { value: visit(value, []) as T, texts, findings };
}

/** Keys of front matter by those that an article has. */
const WRITTEN: Readonly<Record<string, string>> = { corrections: 'correction' };

/** Why an address is never for readers here. */
function hiddenReason(found: Resolved): string | undefined {
  if (found.kind === 'problem') return visibility(found) && 'is not public';
  return found.withheld ? 'is a picture that an article withholds from some feeds' : undefined;
}

/** Keys whose whole value is an address. */
const ADDRESSES = new Set('url license feed chapters funding terms server standard'.split(' '));

/** Keys of what the program writes itself, and of HTML and links, which have rules of their own. */
const OTHERS = new Set(
  'id hash path slug scope translations facets body callout callouts redacted redirects resize origins embeds hubs texts withheld'.split(
    ' ',
  ),
);

const MEDIA = new Set<string | number | undefined>('image audio video logo icon darkLogo'.split(' '));

/** Whether what is at a key has been resolved already, with rights of its own. */
function isResolved(key: string, at: Path): boolean {
  if (OTHERS.has(key)) return true;
  return key === 'url' && (at.length === 0 || MEDIA.has(at.at(-1)) || at.at(-2) === 'attachments');
}
