import type { Parsed } from '../article/parsed.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { SectionFields } from '../schema/section-schema.ts';
import type { Sections } from './section.ts';

/** What is wrong with `_index.md` files (by folder) beside their front matter, and with the folders themselves. */
export function indexProblems(
  indexes: ReadonlyMap<string, Parsed<SectionFields>>,
  sections: Sections,
): readonly Problem[] {
  const bodies = [...indexes.values()]
    .filter(({ body }) => body.trim() !== '')
    .map(({ file, bodyLine }) =>
      problem(file, {
        code: 'section-body',
        field: 'body',
        line: bodyLine,
        message:
          'text below the front matter of a section is not shown; move it to description:, or remove it',
      }),
    );
  const named = sections.findings.map(({ folder, finding }) =>
    problem(indexes.get(folder)?.file ?? folder, finding),
  );
  return [...bodies, ...named];
}
