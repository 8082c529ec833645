import { writePath } from '../../domain/addresses.ts';
import type { SectionRef } from '../../domain/article.ts';
import { authorFindings } from '../byline/author-names.ts';
import { nameFindings } from '../byline/bylines.ts';
import type { Finding } from '../problems/problem.ts';
import { innerAddresses } from '../schema/address.ts';
import { type ArticleFields, articleSchema } from '../schema/article-schema.ts';
import { comparable } from '../schema/redirect-schema.ts';
import { salvaged } from '../schema/validate.ts';
import { permalink, reserved } from '../site/permalink.ts';
import { missingSection, type Section, type Sections, sectionNamed } from '../site/section.ts';
import type { Target } from '../site/service/service.ts';
import { belowSite, homesOf, ownPart } from '../site/site.ts';
import type { SiteBasis } from '../site/site-basis.ts';
import { slug, slugPath } from '../site/slug.ts';
import { folderOf } from '../source/role.ts';
import { localDate } from '../source/time.ts';
import type { Parsed } from './parsed.ts';
import { type Times, timesOf } from './times.ts';

/** An article with its place in the collection, before its body is read. */
export type Identified = {
  readonly parsed: Parsed<ArticleFields>;
  readonly fields: ArticleFields;
  readonly times: Times;
  readonly id: string;
  readonly path: string;
  readonly url: string;
  readonly elsewhere: boolean;
  /** Old paths as they are written, below the site. */
  readonly aliases: readonly string[];
  /** The primary one first; empty where a finding says so. */
  readonly sections: readonly SectionRef[];
  readonly findings: readonly Finding[];
};

/** What the place of an article follows from, besides what it says itself. */
type Placing = {
  readonly site: SiteBasis;
  readonly sections: Sections;
  /** What is dated later is yet to come. */
  readonly now: Date;
};

/** Id, address, sections and times. */
export function identify(
  parsed: Parsed<ArticleFields>,
  fields: ArticleFields,
  { site, sections, now }: Placing,
): Identified {
  const { times, findings: timing } = timesOf(fields, site.timezone, now);
  const placed = sectionsOfArticle(parsed.file, fields, sections);
  const name = nameOf(parsed.file);
  const date = localDate(times.published, site.timezone);
  const derived = permalink(site.permalink, {
    section: placed.sections[0]?.path ?? folderPath(parsed.file),
    date,
    slug: name,
  });
  const { path, url, elsewhere, fault } = addressed(fields.url, derived, site);
  const id = fields.id ?? derivedId(site, date, name);
  const reservation = reserved(path, 'article');
  const findings: readonly Finding[] = [
    ...timing,
    ...placed.findings,
    ...(reservation ? [{ ...reservation, field: 'file' }] : []),
    ...(fault === undefined ? [] : [{ code: 'bad-url', path: ['url'], message: fault } as const]),
    ...withdrawal(fields),
    ...authorFindings(fields),
    ...nameFindings(fields, site),
    ...(fields.id === undefined
      ? [
          {
            code: 'derived-id',
            path: ['id'],
            line: 2,
            message: `no id, so it will change when the file is renamed; add the line id: ${id}`,
          } as const,
        ]
      : []),
  ];
  const aliases = (fields.aliases ?? []).map((each) => belowSite(each, site));
  return { parsed, fields, times, id, path, url, elsewhere, aliases, sections: placed.sections, findings };
}

/** What stands for keys that are missing or at fault, where the rest of an article is to be understood. */
export const STAND_INS = { title: 'A title', date: '2000-01-01T00:00Z' };

/** The paths here that an article would have, which is a draft or left out: its own and its old ones, as far as they can be told. */
export function pathsIfPublished(parsed: Parsed<ArticleFields>, placing: Placing): readonly string[] {
  const { value: fields } = salvaged(articleSchema, parsed.data, STAND_INS);
  if (fields === undefined) return [];
  const { path, elsewhere, aliases } = identify(parsed, fields, placing);
  return [...(elsewhere ? [] : [path]), ...aliases.map(comparable)];
}

/**
 * The address of an article with the time in which it is public, or, of one that was withdrawn, what is left of it; undefined
 * where it never is.
 */
export function targetOf({ url, times }: Identified): Target | undefined {
  const { from, until, withdrawn } = times;
  if (withdrawn) return from <= withdrawn ? { url, shown: { from: withdrawn.getTime() } } : undefined;
  if (until && until <= from) return undefined;
  return { url, shown: { from: from.getTime(), until: until?.getTime() } };
}

/** The last part of an article's address, from its file. */
const nameOf = (file: string): string =>
  slug(file.slice(file.lastIndexOf('/') + 1).replace(/\.(?:md|markdown)$/i, ''));

/** The id of an article that has none of its own; `date` is `YYYY-MM-DD` in the newsroom's zone. */
const derivedId = ({ authority }: Pick<SiteBasis, 'authority'>, date: string, name: string): string =>
  `tag:${authority},${date}:${name}`;

type AddressedArticle = Pick<Identified, 'path' | 'url' | 'elsewhere'> & { readonly fault?: string };

/**
 * Where the page is: as the front matter's url says, under this site or another, else by the permalink pattern. A path of this
 * site is taken as requests are read (lower-case, without escapes), so that the service answers there.
 */
function addressed(canonical: string | undefined, derived: string, site: SiteBasis): AddressedArticle {
  const own = canonical === undefined ? undefined : ownPart(canonical, site);
  if (canonical === undefined) return { path: derived, url: site.url + derived, elsewhere: false };
  if (own === undefined) {
    const inner = innerAddresses(canonical, { homes: homesOf(site) }).find(
      (each) => ownPart(each, site) !== undefined,
    );
    const advice = 'which may not be public; write the address of the page alone, or leave url out';
    const fault = inner && `“${canonical}” has an address of this site in it, “${inner}”, ${advice}`;
    return { path: derived, url: canonical, elsewhere: true, fault };
  }
  const [, raw = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(own) ?? [];
  const path = decodedPath(raw)
    ?.toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '');
  const fault =
    path === undefined
      ? 'has escapes that are not UTF-8, or control characters; write the path as readers see it'
      : path === ''
        ? 'is the front page; write the path of the article'
        : rest === ''
          ? undefined
          : `has “${rest}” after its path, which leads to no page of its own; leave it out`;
  if (path === undefined || fault !== undefined)
    return { path: derived, url: canonical, elsewhere: false, fault: `“${canonical}” ${fault}` };
  return { path, url: site.url + writePath(path), elsewhere: false };
}

function decodedPath(raw: string): string | undefined {
  try {
    const path = decodeURIComponent(raw);
    return /[\0-\x1f\x7f]/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

function withdrawal({ status, reason, withdrawn, updated, notice }: ArticleFields): readonly Finding[] {
  if (status !== 'withdrawn') {
    const [stray] =
      Object.entries({ withdrawn, reason, notice }).find(([, value]) => value !== undefined) ?? [];
    if (stray === undefined) return [];
    return [
      {
        code: 'bad-value',
        path: [stray],
        message: `${stray} is given, but the article is not withdrawn; write status: withdrawn, or remove it`,
      },
    ];
  }
  return [
    ...(reason
      ? []
      : [
          {
            code: 'withdrawn-reason',
            path: ['status'],
            message: 'no reason; write reason: and why it was withdrawn',
          } as const,
        ]),
    ...(withdrawn || updated
      ? []
      : [
          {
            code: 'withdrawn-date',
            path: ['status'],
            message: 'no time; write withdrawn: and when it was withdrawn',
          } as const,
        ]),
  ];
}

const folderPath = (file: string): string => slugPath(file.slice(0, Math.max(file.lastIndexOf('/'), 0)));

function sectionsOfArticle(
  file: string,
  fields: ArticleFields,
  sections: Sections,
): { readonly sections: readonly SectionRef[]; readonly findings: readonly Finding[] } {
  const own = sections.byPath.get(folderPath(file));
  const named = (fields.sections ?? []).map((name, index) => ({
    name,
    index,
    section: sectionNamed(name, sections),
  }));
  const all = [own, ...named.map(({ section }) => section)].filter((each) => each !== undefined);
  const distinct = [...new Set(all)];
  const valid = distinct.filter(
    (each) => each === distinct[0] || !distinct.some((other) => other.path.startsWith(`${each.path}/`)),
  );
  const findings: readonly Finding[] = [
    ...named
      .filter(({ section }) => !section)
      .map(
        ({ name, index }): Finding => ({
          code: 'unknown-section',
          path: ['sections', index],
          message: missingSection(name, sections),
        }),
      ),
    ...(valid.length || reserved(`/${folderPath(file)}`, 'section')
      ? []
      : [
          {
            code: 'no-section',
            field: 'file',
            message: homeless(file, sections),
          } as const,
        ]),
  ];
  return { sections: valid.map(({ path, trail }: Section) => ({ path, trail })), findings };
}

function homeless(file: string, { findings }: Sections): string {
  const refused = findings.find(({ folder }) => `${folderOf(file)}/`.startsWith(`${folder}/`));
  return refused
    ? `“${refused.folder}” is not a section, as something else has its address; rename the folder, or write sections: and the name of one`
    : 'it is in no section; move it into a folder, or write sections: and the name of one';
}
