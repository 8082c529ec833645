import { REPUBLISHED } from '../../domain/article.ts';
import { uri } from '../../domain/uri.ts';
import { visibility } from '../body/text-addresses.ts';
import { innerAddresses } from '../schema/address.ts';
import { narrowed } from '../site/service/served.ts';
import type { Library, Recorder, ReferenceKind, Resolved } from './library.ts';
import { isOfService, resolveReference } from './reference.ts';

export type { ReferenceKind as Kind } from './library.ts';

/** Resolves references of one file and keeps a record of them; `since`: as in `answerOf`. */
export function recorder(from: string, library: Library, since?: Date): Recorder {
  const resolvedLinks = new Map<string, readonly [ReferenceKind, string, Resolved]>();
  return {
    resolve(kind, reference) {
      const resolved = resolvedLinks.get(`${kind} ${reference}`)?.[2];
      if (resolved) return resolved;
      const answer = answerOf(kind, reference, from, library, since);
      resolvedLinks.set(`${kind} ${reference}`, [kind, reference, answer]);
      return answer;
    },
    found: () => [...resolvedLinks.values()].map(([, , answer]) => answer),
    files: () => [
      ...new Set(
        [...resolvedLinks.values()].flatMap(([, , answer]) => (answer.kind === 'file' ? [answer.file] : [])),
      ),
    ],
  };
}

/** What a reference in the file `from` leads to; `since`: from when what holds it is public, where that is known. */
export function answerOf(
  kind: ReferenceKind,
  reference: string,
  from: string,
  library: Library,
  since?: Date,
): Resolved {
  const found = withInner(kind, reference, from, library);
  if (found.kind === 'problem') return found;
  const audiences = library.withheldFrom?.(found) ?? [];
  const withheld = audiences.filter((each) => each !== REPUBLISHED);
  const answer = {
    ...{ ...found, url: uri(found.url), withheld: withheld.length > 0 ? withheld : undefined },
    notInCopies: withheld.length < audiences.length || undefined,
  };
  if (answer.kind !== 'url' || !answer.shown || !since) return answer;
  const { shown, ...always } = answer;
  // Readers that see the link can see what it leads to.
  return shown.until === undefined && shown.from <= since.getTime() ? always : answer;
}

/** What a reference leads to; it is public while every address of this site is that stands within it. */
function withInner(kind: ReferenceKind, reference: string, from: string, library: Library): Resolved {
  const found = resolveReference(kind, reference, from, library);
  if (found.kind !== 'url' || found.slot !== undefined) return found;
  const own = innerAddresses(found.url, library.service).filter((each) => isOfService(each, library.service));
  if (own.length === 0) return found;
  if (library.elsewhere) return library.elsewhere(kind, reference);
  let { shown } = found;
  for (const address of own) {
    const inner = resolveReference('text', address, from, library);
    const window = visibility(inner);
    if (window === 'never') return inner;
    if (window && kind === 'source') return hiddenSource(address);
    if (window) shown = shown ? narrowed(shown, window) : window;
  }
  return { ...found, shown };
}

const hiddenSource = (address: string): Resolved => ({
  kind: 'problem',
  code: 'missing-image',
  message: `“${address.slice(0, 60)}” is not public, so what has that in its address was left out; use another`,
});

/** Answers that are alike have the same. */
export function digest(answer: Resolved): string {
  switch (answer.kind) {
    case 'url':
      return [
        ...[answer.url, answer.shown?.from, answer.shown?.until, answer.note?.message],
        ...rightsIn(answer),
      ]
        .filter((each) => each !== undefined)
        .join(' ');
    case 'file':
      return [answer.url, answer.facts.hash, ...rightsIn(answer)].join(' ');
    case 'problem':
      return `${answer.code} ${answer.message}`;
  }
}

const rightsIn = ({
  withheld = [],
  notInCopies,
}: Exclude<Resolved, { kind: 'problem' }>): readonly string[] =>
  notInCopies ? [...withheld, REPUBLISHED] : withheld;
