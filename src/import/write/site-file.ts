import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import { languageTag } from '../../content/schema/language-tag.ts';
import { comparable } from '../../content/schema/redirect-schema.ts';
import { isTimezone } from '../../content/source/time.ts';
import type { ImportedRedirect, ImportedSite } from '../imported.ts';

/** What of site.yaml the import goes by; undefined where there is no such key, or no such file. */
export type SiteSettings = {
  readonly timezone?: string;
  readonly permalink?: string;
  readonly id?: string;
  readonly url?: string;
};

/** What a site.yaml says, as far as it can be read. */
export function siteSettings(text: string | undefined): SiteSettings {
  const document = text === undefined ? undefined : parseDocument(text, { schema: 'failsafe' });
  const textOf = (key: string) => {
    const value: unknown = document && isMap(document.contents) ? document.get(key) : undefined;
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  return {
    timezone: textOf('timezone'),
    permalink: textOf('permalink'),
    id: textOf('id'),
    url: textOf('url'),
  };
}

type SiteAdditions = {
  readonly site: ImportedSite;
  readonly redirects: readonly ImportedRedirect[];
  /** Hosts whose frames articles show. */
  readonly embeds: readonly string[];
  /** For the id of a new site. */
  readonly year: number;
};

/** What became of site.yaml. */
export type SiteWritten = {
  readonly text: string;
  /** Keys that it did not have. */
  readonly added: readonly string[];
  readonly redirects: number;
};

/** The text of site.yaml with what it lacks; every byte that is there already stays as it is. `before`: undefined where there is none. */
export function siteText(before: string | undefined, additions: SiteAdditions): SiteWritten | undefined {
  const document = parseDocument(before ?? '', { schema: 'failsafe', keepSourceTokens: true });
  const isMapping = document.contents === null || (isMap(document.contents) && !document.contents.flow);
  // What cannot be read is not to be added to; `check` says what is wrong.
  if (document.errors.length > 0 || !isMapping) return undefined;
  const has = (key: string) => document.has(key);
  const keys = Object.entries(siteKeys(additions, before === undefined)).filter(
    ([key, value]) => value !== undefined && !has(key),
  );
  const old = document.get('redirects');
  const existing = new Set(
    isMap(old) ? old.items.map(({ key }) => comparable(isScalar(key) ? String(key.value) : String(key))) : [],
  );
  const redirects = additions.redirects.filter(({ from }) => !existing.has(comparable(from)));
  const rows = Object.fromEntries(redirects.map(({ from, to }) => [from, to]));
  const withRows = redirects.length === 0 ? (before ?? '') : inserted(before ?? '', document, rows);
  const text =
    keys.length === 0
      ? withRows
      : appended(withRows, Object.fromEntries(keys), redirects.length > 0 && !has('redirects'));
  return { text, added: keys.map(([key]) => key), redirects: redirects.length };
}

/** The keys of a site in the order of the documentation. */
function siteKeys({ site, embeds, year }: SiteAdditions, isNew: boolean): Readonly<Record<string, unknown>> {
  const { title, description, language, timezone, rights, license, organisation } = site;
  const url = URL.canParse(site.url ?? '') ? site.url?.replace(/(?<!\/)\/+$/, '') : undefined;
  const host = url === undefined ? undefined : new URL(url).hostname;
  return {
    title: title || (isNew ? (host ?? 'Untitled') : undefined),
    description: description || undefined,
    url: url ?? (isNew ? 'http://localhost:8787' : undefined),
    // Pages of the old site that are no articles do not come along; links to them go on leading there.
    website: isNew ? url : undefined,
    id: host !== undefined && isNew ? `tag:${host},${year}:site` : undefined,
    language: languageTag(language ?? ''),
    timezone: timezone !== undefined && isTimezone(timezone) ? timezone : undefined,
    organisation: organisation === title ? undefined : organisation,
    rights: rights || undefined,
    license: license !== undefined && /^https?:/.test(license) ? license : undefined,
    embeds: embeds.length === 0 ? undefined : embeds,
  };
}

const written = (value: unknown): string => stringify(value, { lineWidth: 0 });

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** Keys at the end of a file; before a block of redirects that was put there. */
function appended(text: string, keys: Readonly<Record<string, unknown>>, hasNewRedirects: boolean): string {
  const at = hasNewRedirects ? text.lastIndexOf('\nredirects:') + 1 : text.length;
  return `${ended(text.slice(0, at))}${written(keys)}${text.slice(at)}`;
}

/** Rows below `redirects:`, after those that are there. */
function inserted(
  text: string,
  document: ReturnType<typeof parseDocument>,
  rows: Readonly<Record<string, string>>,
): string {
  const old = document.get('redirects', true);
  if (old === undefined) return `${ended(text)}${written({ redirects: rows })}`;
  const [start = 0, end = start] = isMap(old) || isScalar(old) ? (old.range ?? []) : [];
  if (isMap(old) && !old.flow && old.items.length > 0) {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const indent = text.slice(lineStart, start);
    const lines = written(rows).trimEnd().split('\n');
    const [head, rest] = [text.slice(0, end), text.slice(end)];
    const block = `${lines.map((line) => `${indent}${line}`).join('\n')}\n`;
    return head.endsWith('\n') ? head + block + rest : `${head}\n${block}${rest.replace(/^\n/, '')}`;
  }
  const previous: unknown = isMap(old) ? old.toJSON() : {};
  const lines = written({ ...Object(previous), ...rows })
    .trimEnd()
    .split('\n');
  return `${text.slice(0, start).trimEnd()}\n${lines.map((line) => `  ${line}`).join('\n')}${text.slice(end)}`;
}
