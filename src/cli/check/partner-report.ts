import { join } from 'node:path';
import { styleText } from 'node:util';
import type { PartnerProblem } from './partner.ts';

/** What partners would refuse or not show, as `file:line: field: what, and what to do`, and how many there are. */
export function partnerReport(problems: readonly PartnerProblem[], folder: string): string {
  const lines = problems.map(({ partner, file, line, field, message, severity, code }) => {
    const place = styleText('cyan', `${join(folder, file)}:${line}`);
    const label = styleText(
      severity === 'error' ? ['red', 'bold'] : 'yellow',
      `(${severity} ${partner}/${code})`,
    );
    return `${place}: ${styleText('bold', field)}: ${message} ${label}`;
  });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const summary = `Partners: ${errors} would be refused, ${problems.length - errors} shown less`;
  return [...lines, styleText(errors ? 'red' : problems.length ? 'yellow' : 'green', summary)].join('\n');
}
