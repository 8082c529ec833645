import { printable } from './printable.ts';
import { type Rule, rules, type Severity } from './rules.ts';

/** Something an author can put right. */
export type Problem = {
  /** Relative to the content folder, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
  /** Dotted path of the key, `image.alt`; `file`, `front matter` or `body` where no key is at fault. */
  readonly field: string;
  /** What is wrong, and what to do. */
  readonly message: string;
  readonly severity: Severity;
  readonly code: Rule;
};

/** A problem before it is known where in the file it stands. */
export type Finding = {
  readonly code: Rule;
  readonly message: string;
  /** Where in the front matter; absent for the body or the whole file. */
  readonly path?: readonly (string | number)[];
  readonly field?: string;
  readonly line?: number;
  readonly column?: number;
  /** When it no longer holds although nothing is written anew, in milliseconds since 1970; absent: never. */
  readonly until?: number;
};

/** The first time at which one of these no longer holds. */
export function endOf(findings: readonly Finding[]): number | undefined {
  const ends = findings.flatMap(({ until }) => until ?? []);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** The finding placed in its file; `locate` is asked only where the line is not known yet. */
export function problem(
  file: string,
  finding: Finding,
  locate?: (path: readonly (string | number)[]) => Position | undefined,
): Problem {
  const { code, message, path } = finding;
  const position = finding.line === undefined && path ? locate?.(path) : undefined;
  const line = finding.line ?? position?.line;
  const column = finding.column ?? position?.column;
  return {
    file,
    line,
    column,
    field: printable(finding.field ?? (path?.length ? path.join('.') : 'front matter')),
    message: printable(message),
    severity: rules[code].severity,
    code,
  };
}

/** From 1. */
export type Position = { readonly line: number; readonly column: number };

/** By file, then line, then column: the order an author works in. */
export function sorted(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compare(a.code, b.code),
  );
}

/** Code unit order: the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
