import { uri } from '../../domain/uri.ts';
import type { Library, ReferenceKind, Resolved } from './library.ts';
import { resolveReference } from './reference.ts';

export type { ReferenceKind as Kind } from './library.ts';

/** What a body asks of the rest of the collection. */
export type Reference = readonly [kind: ReferenceKind, reference: string];

export type Recorder = {
  readonly resolve: (kind: ReferenceKind, reference: string) => Resolved;
  /** Files of the collection that were resolved to. */
  readonly files: () => readonly string[];
  /** Everything that was resolved to. */
  readonly found: () => readonly Resolved[];
};

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
  const found = resolveReference(kind, reference, from, library);
  if (found.kind === 'problem') return found;
  const withheld = library.withheldFrom?.(found) ?? [];
  const answer = { ...found, url: uri(found.url), ...(withheld.length > 0 && { withheld }) };
  if (answer.kind !== 'url' || !answer.shown || !since) return answer;
  const { shown, ...always } = answer;
  // Readers that see the link can see what it leads to.
  return shown.until === undefined && shown.from <= since.getTime() ? always : answer;
}

/** Answers that are alike have the same. */
export function digest(answer: Resolved): string {
  switch (answer.kind) {
    case 'url':
      return [
        ...[answer.url, answer.shown?.from, answer.shown?.until, answer.note?.message],
        ...(answer.withheld ?? []),
      ]
        .filter((each) => each !== undefined)
        .join(' ');
    case 'file':
      return [answer.url, answer.facts.hash, ...(answer.withheld ?? [])].join(' ');
    case 'problem':
      return `${answer.code} ${answer.message}`;
  }
}
