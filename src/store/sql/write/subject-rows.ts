import type { Scope } from '../../../domain/addresses.ts';
import type { Author, Tag } from '../../../domain/article.ts';
import type { Subject } from '../../../domain/directory.ts';
import type { Site } from '../../../domain/site.ts';
import type { Listed } from '../../snapshot.ts';
import { nameSubject, partnerSubject, siteSubject } from '../../subjects.ts';
import type { Row } from '../handle.ts';

type Contents = {
  readonly site: Site;
  readonly sections: readonly Subject[];
  readonly authors?: readonly Listed<Author>[];
  readonly tags?: readonly Listed<Tag>[];
};

type SubjectRow = readonly [kind: string, slug: string, known: number, place: number, about: string];

/** The rows of `subject` to write, so that it says what a publication says of the kinds that are `existing`; those that say so already are left alone. */
export function subjectRows(
  { site, sections, authors = [], tags = [] }: Contents,
  existing: readonly Row[],
): readonly SubjectRow[] {
  const old = new Map(existing.map((row) => [`${row.kind}:${row.slug}`, row]));
  const rows = [
    [siteSubject(site)],
    sections,
    authors.map((author) => nameSubject('author', author)),
    tags.map((tag) => ({ ...nameSubject('tag', tag), ...site.podcasts?.[tag.slug] })),
    (site.partners ?? []).map((partner) => partnerSubject(partner, site.title)),
  ].flatMap((subjects) => inOrder(subjects, old));
  const keys = new Set(rows.map(([kind, slug]) => `${kind}:${slug}`));
  const removed = existing
    .filter((row) => row.known === 1 && !keys.has(`${row.kind}:${row.slug}`))
    .map((row): SubjectRow => [String(row.kind), String(row.slug), 0, Number(row.place), String(row.about)]);
  const differs = ([kind, slug, subject, place, about]: SubjectRow) => {
    const row = old.get(`${kind}:${slug}`);
    return row?.known !== subject || row.place !== place || row.about !== about;
  };
  return [...rows.filter(differs), ...removed];
}

/** Subjects keep their places while those rise; a new one stands between its neighbours, so that one new tag is one row. */
function inOrder(subjects: readonly Subject[], old: ReadonlyMap<string, Row>): readonly SubjectRow[] {
  const subject = subjects.map(({ scope }) => {
    const row = old.get(`${scope.kind}:${slugOf(scope)}`);
    return row?.known === 1 ? Number(row.place) : undefined;
  });
  let last = 0;
  const places: number[] = [];
  for (const [index, place] of subject.entries()) {
    const ahead = subject.slice(index + 1, index + 9).find((one) => one !== undefined && one > last);
    const between = ahead === undefined ? last + 1 : (last + ahead) / 2;
    const fits = place !== undefined && place > last;
    last = fits ? place : between;
    places.push(last);
  }
  const rising = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
  return subjects.map(({ scope, ...about }, index) => [
    scope.kind,
    slugOf(scope),
    1,
    rising ? (places[index] ?? 0) : index + 1,
    JSON.stringify(about),
  ]);
}

function slugOf(scope: Scope): string {
  if (scope.kind === 'site') return '';
  return scope.kind === 'section' ? scope.path : scope.slug;
}
