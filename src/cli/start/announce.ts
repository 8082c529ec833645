import { styleText } from 'node:util';
import { printable } from '../../content/problems/printable.ts';
import type { Problem } from '../../content/problems/problem.ts';
import type { Collection } from '../../store/collection.ts';
import type { Report } from '../../sync/report.ts';
import { commandLine } from '../command/command-line.ts';
import { count, feedTable, problemLine } from './report.ts';

/** Warnings shown at the start; all of them, and every error, show in `npm run check`. */
const warningsShown = 5;

type Start = {
  /** Where the service is reached. */
  readonly url: string;
  readonly now: Date;
  /** Of the terminal, where there is one. */
  readonly columns?: number;
  readonly rows?: number;
};

/** What is said when the service begins: what it serves, and where. */
export const nameText = ({ site }: Pick<Collection, 'site'>, { url }: Pick<Start, 'url'>): string =>
  `${styleText('bold', printable(site.title))} at ${styleText('cyan', `${url}/`)}`;

/** While nothing is loaded yet. */
export const loadingText = ({ url }: Pick<Start, 'url'>): string =>
  `Listening on ${url}. Requests are answered with 503 until every file is read.`;

/** The feeds there are. */
export async function feedsText(
  { site, directory: directoryAt }: Pick<Collection, 'site' | 'directory'>,
  { url, now, ...size }: Start,
): Promise<string> {
  const directory = await directoryAt(now);
  return ['', feedTable(directory, url, size), ...linksText(site.url, url), ''].join('\n');
}

/** Says where links lead when that is not here. */
function linksText(siteUrl: string, url: string): readonly string[] {
  if (new URL(siteUrl).origin === new URL(url).origin) return [];
  return ['', `  Links in feeds and pages begin with ${siteUrl}.`];
}

/** What was wrong when the service began. */
export function problemText(dir: string, report: Report): string {
  return problemLines(dir, report).join('\n');
}

function problemLines(dir: string, report: Report): readonly string[] {
  const { problems, more: unlisted } = report;
  if (problems.length === 0) return [];
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const more = warnings.length - warningsShown + unlisted.warnings;
  return [
    ...lines(dir, [...errors, ...warnings.slice(0, warningsShown)]),
    ...(unlisted.errors > 0
      ? [`${count(unlisted.errors, 'more error')}; ${commandLine('check')} shows all.`]
      : []),
    ...(more > 0 ? [`${count(more, 'more warning')}; ${commandLine('check')} shows all.`] : []),
    ...leftOutLines(report),
  ];
}

/** What became of files with errors. */
function leftOutLines({ skipped, retained: keptFiles }: Report): readonly string[] {
  return [
    ...(keptFiles.length > 0 ? [`Served as last right, until fixed: ${named(keptFiles)}`] : []),
    ...(skipped.length > 0 ? [`Left out, until fixed: ${named(skipped)}`] : []),
  ];
}

const named = (files: readonly string[]): string => {
  const more = files.length - namesShown;
  return `${files.slice(0, namesShown).map(printable).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
};

/** Files named one by one. */
const namesShown = 50;

const lines = (dir: string, problems: readonly Problem[]): readonly string[] =>
  problems.map((problem) => problemLine(dir, problem));
