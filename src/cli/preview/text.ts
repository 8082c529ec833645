import { styleText } from 'node:util';
import type { Problem } from '../../content/problems/problem.ts';
import type { Rendering } from '../../publish/preview/rendering.ts';
import { problemLine } from '../start/report.ts';
import { nothingText, type Proof } from './proof.ts';

type TextFacts = {
  readonly dir: string;
  readonly proof: Proof;
  readonly rendering: Rendering | undefined;
  /** Columns. */
  readonly width: number;
};

/** Everything a preview says in a terminal: what each feed carries, then whether readers get it, then what is wrong. */
export function previewText({ dir, proof, rendering, width }: TextFacts): string {
  const sections = [
    ...(rendering?.carried ?? []).map(({ name, item, notes }) => [
      heading(name, width),
      item ?? 'Not in this feed.',
      ...notes,
    ]),
    [
      heading(proof.file, width),
      ...(rendering?.stateLines ?? [nothingText(proof)]),
      ...problemLines(dir, proof.problems),
    ],
  ];
  return sections.map((section) => section.join('\n')).join('\n\n');
}

/** Each on a line of its own, or that there is none. */
function problemLines(dir: string, problems: readonly Problem[]): readonly string[] {
  return problems.length === 0 ? ['No problems.'] : problems.map((problem) => problemLine(dir, problem));
}

function heading(title: string, width: number): string {
  return styleText('dim', `── ${title} ${'─'.repeat(Math.max(2, width - title.length - 4))}`);
}
