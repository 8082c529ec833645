import { styleText } from 'node:util';
import type { Collection } from '../../collection/collection.ts';
import type { Problem } from '../../content/compile.ts';
import type { Report } from '../../node/keeper/keeper.ts';
import { count, feedTable, problemLine } from './report.ts';

/** Warnings shown at the start; all of them, and every error, show in `npm run check`. */
const warningsShown = 5;

/** What is said when the service begins: where it is, what it serves, what is wrong. */
export async function startText(
  collection: Collection,
  report: Report | undefined,
  { dir, url, now }: { readonly dir: string; readonly url: string; readonly now: Date },
): Promise<string> {
  const directory = await collection.directory(now);
  const { site } = collection;
  return [
    `${styleText('bold', site.title)} at ${styleText('cyan', `${url}/`)}`,
    '',
    feedTable(directory, url),
    ...linksText(site.url, url),
    ...(report ? problemText(dir, report) : []),
    '',
  ].join('\n');
}

/** What is said after a change: what is served now, what has become wrong and what is right again. */
export async function changeText(
  before: readonly Problem[],
  report: Report,
  {
    dir,
    now,
    collection,
  }: { readonly dir: string; readonly now: Date; readonly collection: Collection | undefined },
): Promise<string> {
  const [old, current] = [before, report.problems].map((problems) => lines(dir, problems));
  const site = report.changed ? (await collection?.directory(now))?.site : undefined;
  const time = styleText('dim', now.toLocaleTimeString('en-GB'));
  return [
    ...(site ? [`${time} Changed: ${count(site.count, 'article')} in the feeds.`] : []),
    ...(current ?? []).filter((line) => !old?.includes(line)).map((line) => `${time} ${line}`),
    ...(old ?? [])
      .filter((line) => !current?.includes(line))
      .map((line) => `${time} ${styleText('green', 'mended')} ${line}`),
    ...(report.changed || current?.join() !== old?.join()
      ? fate(report).map((line) => `${time} ${line}`)
      : []),
  ].join('\n');
}

/** Says where links lead when that is not here. */
function linksText(siteUrl: string, url: string): readonly string[] {
  if (new URL(siteUrl).origin === new URL(url).origin) return [];
  const here = /^(?:localhost|127\.|\[::1\])/.test(new URL(siteUrl).hostname);
  const advice = here ? `; set SITE_URL=${url} to follow them here` : '';
  return ['', `  Links in feeds and pages begin with ${siteUrl}${advice}.`];
}

function problemText(dir: string, report: Report): readonly string[] {
  const { problems, more: unlisted } = report;
  if (problems.length === 0) return [];
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const more = warnings.length - warningsShown + unlisted.warnings;
  return [
    '',
    ...lines(dir, [...errors, ...warnings.slice(0, warningsShown)]),
    ...(unlisted.errors > 0 ? [`${count(unlisted.errors, 'more error')}; npm run check shows all.`] : []),
    ...(more > 0 ? [`${count(more, 'more warning')}; npm run check shows all.`] : []),
    ...fate(report),
  ];
}

/** What became of files with errors. */
function fate({ skipped, kept }: Report): readonly string[] {
  return [
    ...(kept.length > 0 ? [`Served as last right, until mended: ${named(kept)}`] : []),
    ...(skipped.length > 0 ? [`Left out, until mended: ${named(skipped)}`] : []),
  ];
}

const named = (files: readonly string[]): string => {
  const more = files.length - namesShown;
  return `${files.slice(0, namesShown).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
};

/** Files named one by one. */
const namesShown = 50;

const lines = (dir: string, problems: readonly Problem[]): readonly string[] =>
  problems.map((problem) => problemLine(dir, problem));
