import { uri } from '../domain/uri.ts';
import { type Kind, type Library, type Resolved, resolveLink, resolveSource } from './reference.ts';

export type { Kind } from './reference.ts';

/** What a piece of work asked of the collection, so that it can be told later whether it would come out the same. */
export type Asked = readonly (readonly [kind: Kind, reference: string, answer: string])[];

export type Recorder = {
  readonly resolve: (kind: Kind, reference: string) => Resolved;
  readonly asked: () => Asked;
  /** Files of the collection that were resolved to. */
  readonly files: () => readonly string[];
  /** Everything that was resolved to. */
  readonly found: () => readonly Resolved[];
};

/** Resolves references of one file and keeps a record of them. */
export function recorder(from: string, library: Library): Recorder {
  const answers = new Map<string, readonly [Kind, string, Resolved]>();
  return {
    resolve(kind, reference) {
      const known = answers.get(`${kind} ${reference}`)?.[2];
      if (known) return known;
      const answer = answerOf(kind, reference, from, library);
      answers.set(`${kind} ${reference}`, [kind, reference, answer]);
      return answer;
    },
    asked: () =>
      [...answers.values()].map(([kind, reference, answer]) => [kind, reference, digest(answer)] as const),
    found: () => [...answers.values()].map(([, , answer]) => answer),
    files: () => [
      ...new Set(
        [...answers.values()].flatMap(([, , answer]) => (answer.kind === 'file' ? [answer.file] : [])),
      ),
    ],
  };
}

/** True when every question would be answered the same. */
export const holds = (asked: Asked, from: string, library: Library): boolean =>
  asked.every(([kind, reference, answer]) => digest(answerOf(kind, reference, from, library)) === answer);

/** What a reference in the file `from` leads to. */
export function answerOf(kind: Kind, reference: string, from: string, library: Library): Resolved {
  const found = (kind === 'link' ? resolveLink : resolveSource)(reference, from, library);
  if (found.kind === 'problem') return found;
  const withheld = library.withheldFrom?.(found) ?? [];
  return { ...found, url: uri(found.url), ...(withheld.length > 0 && { withheld }) };
}

/** Answers that are alike have the same. */
export function digest(answer: Resolved): string {
  switch (answer.kind) {
    case 'url':
      return [answer.url, ...(answer.withheld ?? [])].join(' ');
    case 'file':
      return [answer.url, answer.facts.hash, ...(answer.withheld ?? [])].join(' ');
    case 'problem':
      return `${answer.code} ${answer.message}`;
  }
}
