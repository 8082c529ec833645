import { styleText } from 'node:util';
import { printable } from '../../content/problems/printable.ts';
import type { Loss } from '../../import/imported.ts';
import type { ImportResult } from '../../import/write/write-import.ts';
import { shownPath } from '../path.ts';

/** `export.xml: post 4711: shortcode [poll] left out`. */
export const lossLine = ({ place, what }: Loss, stream: typeof process.stdout): string =>
  `${styleText('cyan', printable(place), { stream })}: ${printable(what)}`;

type ReportOptions = {
  /** What FROM is: `a WordPress export`. */
  readonly title: string;
  readonly into: string;
  readonly dryRun: boolean;
};

/** What was written, and what did not come along, by kind. */
export function resultText(result: ImportResult, { title, into, dryRun }: ReportOptions): string {
  const { articles, added, updated, unchanged, pending, drafts, sections, files, redirects, site, losses } =
    result;
  const would = dryRun ? 'would be ' : '';
  const rows: readonly (readonly [number, string])[] = [
    [added, `${would}written`],
    [updated, `${would}written again, as the old site has changed them`],
    [unchanged, 'left as they are'],
    [pending, 'new or changed at the old site since the first import; --update takes them in'],
    [drafts, 'of them drafts, as the old site does not show them to everyone'],
  ];
  const further = [counted(sections, 'section'), counted(files, 'file'), counted(redirects, 'redirect')].join(
    ', ',
  );
  const total = losses.reduce((sum, [, count]) => sum + count, 0);
  return [
    ...(total === 0
      ? []
      : [
          '',
          `What did not come along, or not as it was:`,
          ...losses.map(([kind, count]) => `${String(count).padStart(7)}  ${printable(kind)}`),
        ]),
    '',
    `${counted(articles, 'article')} of ${title} into ${shownPath(into)}:`,
    ...rows.filter(([count]) => count > 0).map(([count, what]) => `${String(count).padStart(7)}  ${what}`),
    `${further}${site.length === 0 ? '' : `; site.yaml: ${site.join(', ')}`}`,
  ].join('\n');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
