import { isUnreadable } from '../content/article/parsed.ts';
import type { Problem } from '../content/problems/problem.ts';
import { takesOut } from '../content/problems/rules.ts';
import type { ParsedArgs } from './command/run.ts';

/** Which errors a command goes on in spite of: none; those that cost a part alone; all. */
export type Tolerance = 'none' | 'parts' | 'all';

/** What `--strict` and `--skip-invalid` ask for. */
export function toleranceOf(args: ParsedArgs): Tolerance {
  if (args.flag('strict')) return 'none';
  return args.flag('skip-invalid') ? 'all' : 'parts';
}

/** Why a command stops because of what is wrong with the content, and what to do, after `Nothing was built`; undefined where it goes on. */
export function faultOf(problems: readonly Problem[], tolerance: Tolerance): string | undefined {
  if (isUnreadable(problems)) return ', as what cannot be read may be there all the same.';
  if (tolerance === 'none' && problems.some(({ severity }) => severity === 'error'))
    return '. Correct the errors, or leave out --strict.';
  if (tolerance === 'parts' && problems.some(({ code }) => takesOut(code)))
    return '. --skip-invalid goes on without the articles that have errors.';
  return undefined;
}
