import type { Finding } from '../problems/problem.ts';
import { lineStarts, rowOf } from '../source/line-starts.ts';
import { withoutCode } from './prose.ts';
import { mayHaveTemplates, type Template, templatesIn } from './templates.ts';

type TemplateText = {
  /** Markdown. */
  readonly text: string;
  /** Line of the file on which the text begins. */
  readonly line: number;
  /** Lines of the text that are blocks of code, the end excluded. */
  readonly code: readonly (readonly [from: number, to: number])[];
};

/** What another system's templates have left in a body, each kind at its first place. */
export function templateFindings({ text, line, code }: TemplateText): readonly Finding[] {
  if (!mayHaveTemplates(text)) return [];
  const kinds = Map.groupBy(templatesIn(withoutCode(text, code)), ({ kind }) => kind);
  const starts = lineStarts(text);
  return [...kinds.values()].flatMap((all): readonly Finding[] => {
    const [first] = all;
    if (!first) return [];
    const row = rowOf(first.index, starts);
    const column = first.index - (starts[row] ?? 0) + 1;
    return [
      {
        code: 'template-markup',
        field: 'body',
        line: line + row,
        column,
        message: messageOf(first, all.length),
      },
    ];
  });
}

/** What is said of such a piece, and of as many of its kind. */
export function messageOf({ kind, text }: Template, count = 1): string {
  const piece = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const others = count > 1 ? `, and ${count - 1} more such,` : '';
  return `“${piece.replace(/\s+/g, ' ')}”${others} is ${kind}, which readers see as it stands; replace it by what it shows, or write it as code`;
}
