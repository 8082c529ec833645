import { styleText } from 'node:util';
import type { Difference } from './against.ts';
import type { PublishedItems } from './published.ts';

type Style = Parameters<typeof styleText>[0];

const paint = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });

/** Every difference as `about: what would happen, and what to do`, errors first, and whether readers would notice. */
export function reportAgainst(
  differences: readonly Difference[],
  { items, feeds, cut }: PublishedItems,
): string {
  const errors = differences.filter(({ severity }) => severity === 'error');
  const rest = differences.filter(({ severity }) => severity !== 'error');
  const compared = `compared with ${items.size} articles and ${feeds.length} addresses of feeds that are published`;
  const limits = cut ? '; there is more that was not read' : '';
  const verdict =
    errors.length > 0
      ? `${errors.length} ${errors.length === 1 ? 'change' : 'changes'} that readers would notice`
      : 'nothing old would show as new, and nothing would break';
  const style = errors.length > 0 ? 'red' : rest.length > 0 ? 'yellow' : 'green';
  return [[...errors, ...rest].map(print).join('\n'), `${paint(style, verdict)} (${compared}${limits})`]
    .filter((part) => part !== '')
    .join('\n\n');
}

function print({ about, message, severity, code }: Difference): string {
  const label = paint(severity === 'error' ? ['red', 'bold'] : 'yellow', `(${severity} ${code})`);
  return `${paint('cyan', about)}: ${message} ${label}`;
}
