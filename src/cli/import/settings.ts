import { readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import { isTimezone } from '../../content/source/time.ts';
import type { ImportOptions } from '../../import/import-system.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';

/** What the arguments ask of the system that reads. */
export function importOptions(args: ParsedArgs, from: string): ImportOptions {
  const date = args.one('date');
  if (date !== undefined && date !== 'git')
    throw new UsageError(`--date: “${date}” is not git, which is all it can be`);
  const timezone = args.one('timezone');
  if (timezone !== undefined && !isTimezone(timezone))
    throw new UsageError(
      `--timezone: “${timezone}” is not a time zone; write an IANA name such as America/Los_Angeles`,
    );
  const authors = args.one('authors');
  return {
    from,
    site: siteOf(args.one('site')),
    permalink: args.one('permalink'),
    authors: authors === undefined ? undefined : namesIn(authors),
    map: mapOf(args.all('map')),
    types: args
      .all('types')
      .flatMap((each) => each.split(',').map((type) => type.trim()))
      .filter((type) => type !== ''),
    dateFromGit: date === 'git',
    members: args.flag('members') === true,
    timezone,
    limit: countOf(args.one('limit')),
  };
}

function countOf(text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9]\d{0,6}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new UsageError(`--limit: “${text}” is not a number of documents; write one such as 20`);
}

/** Without query, fragment and the slashes at its end. */
function siteOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--site: “${text}” is not an address; write it whole, https://www.example.com`);
  return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '');
}

function mapOf(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair) => {
      const [, from, to] = /^([^=]+)=([^=]+)$/.exec(pair) ?? [];
      if (from === undefined || to === undefined)
        throw new UsageError(
          `--map: “${pair}” is not two keys; write the old one, = and Dateline’s, deck=description`,
        );
      return [from.trim(), to.trim()] as const;
    }),
  );
}

function namesIn(file: string): ReadonlyMap<string, string> {
  let read: unknown;
  try {
    read = parse(readFileSync(file, 'utf8'), { schema: 'failsafe' });
  } catch (error) {
    throw new CommandError(
      `--authors: ${file}: ${error instanceof Error ? error.message : String(error)}`,
      2,
    );
  }
  const entries =
    read !== null && typeof read === 'object' && !Array.isArray(read) ? Object.entries(read) : [];
  if (entries.length === 0 || entries.some(([, name]) => typeof name !== 'string'))
    throw new CommandError(
      `--authors: ${file} should have a line for each author, the key and the name: jdoe: Jane Doe`,
      2,
    );
  return new Map(entries.map(([key, name]) => [key, String(name)]));
}

/** A folder that is there. */
export function folderNamed(option: string, path: string | undefined): string | undefined {
  if (path !== undefined && !statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--${option}: ${path} is not a folder`);
  return path;
}
