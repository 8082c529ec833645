import { distance } from 'fastest-levenshtein';
import type { Article, Author, Source, Syndication, Tag } from '../collection/article.ts';
import type { Html } from '../collection/html.ts';
import type { Enclosure } from '../collection/media.ts';
import type { ArticleFields } from './article-schema.ts';
import { renderBody } from './body.ts';
import { hashOf } from './hash.ts';
import type { Identified } from './identity.ts';
import { enclosureOf, pictureOf, present } from './picture.ts';
import type { Finding } from './problem.ts';
import type { Recorder } from './recorder.ts';
import type { Library } from './reference.ts';
import { type Sections, upward } from './section.ts';
import type { SiteBasis } from './site.ts';
import { slug } from './slug.ts';

/** Everything an article takes from around it. */
export type Around = {
  readonly site: SiteBasis;
  readonly sections: Sections;
  readonly callouts: Readonly<Record<string, Html>>;
  readonly print: (date: Date) => string;
  readonly library: Library;
  readonly refer: Recorder;
};

/** The article whole. It is of use only if no finding is an error. */
export async function finish(
  identified: Identified,
  around: Around,
): Promise<{ readonly article: Article; readonly findings: readonly Finding[] }> {
  const { parsed, fields, times, id, path, url, elsewhere, sections } = identified;
  const { site, refer, print } = around;
  const media = await mediaOf(fields, around);
  const dateline = fields.dateline?.replace(/\s*[—–-]+$/, '');
  const body = renderBody({
    text: parsed.body,
    line: parsed.bodyLine,
    id,
    base: url,
    embeds: site.embeds,
    refer,
    dateline,
  });
  const bare =
    parsed.body.replace(/<!--.*?-->/gs, '').trim() === '' &&
    !elsewhere &&
    !media.value.audio &&
    !media.value.video;
  const empty: Finding = {
    code: 'empty-body',
    field: 'body',
    line: parsed.bodyLine,
    message: 'no body; write the story below the front matter',
  };
  const source = sourceOf(fields, site);
  const [primary = { path: '', trail: [] }, ...others] = sections;
  const content: Omit<Article, 'hash'> = {
    ...present({
      id,
      path,
      published: times.published,
      updated: times.updated,
      from: times.from,
      until: times.until,
      syndication: syndicationOf(fields, source.policy, primary.path, around.sections),
      title: fields.title,
      description: fields.description,
      dateline,
      source: source.value,
      rights: fields.rights ?? source.rights,
      license: fields.license,
      callout: calloutOf(fields, primary.path, around),
    }),
    url,
    elsewhere,
    sections: [primary, ...others],
    authors: authorsOf(fields),
    tags: tagsOf(fields),
    ...media.value,
    language:
      fields.language ??
      upward(primary.path, around.sections).find((each) => each.fields.language)?.fields.language ??
      site.language,
    corrections: times.corrections,
    body: body.html,
    local: {
      published: print(times.published),
      ...(times.updated ? { updated: print(times.updated) } : {}),
      corrections: times.corrections.map(({ date }) => print(date)),
    },
  };
  return {
    article: { ...content, hash: hashOf(content) },
    findings: [...media.findings, ...source.findings, ...body.findings, ...(bare ? [empty] : [])],
  };
}

async function mediaOf(fields: ArticleFields, { refer, library }: Around) {
  const picture = fields.image ? pictureOf(fields.image, ['image'], refer) : { findings: [] };
  const audio = fields.audio ? await enclosureOf(fields.audio, ['audio'], refer, library) : { findings: [] };
  const video = fields.video ? await enclosureOf(fields.video, ['video'], refer, library) : { findings: [] };
  const attachments = await Promise.all(
    (fields.attachments ?? []).map((each, index) =>
      enclosureOf(each, ['attachments', index], refer, library),
    ),
  );
  return {
    value: {
      ...present({ image: picture.image, audio: audio.enclosure, video: video.enclosure }),
      attachments: attachments.flatMap(({ enclosure }): readonly Enclosure[] =>
        enclosure ? [enclosure] : [],
      ),
    },
    findings: [picture, audio, video, ...attachments].flatMap(({ findings }) => findings),
  };
}

/** Slugs are unique within a list: a name given twice counts once. */
const distinct = <T extends { readonly slug: string }>(list: readonly T[]): readonly T[] =>
  list.filter((each, index) => list.findIndex(({ slug: other }) => other === each.slug) === index);

/** The bylines, in order. */
export const authorsOf = (fields: ArticleFields): readonly Author[] =>
  distinct((fields.authors ?? []).map((author: Byline) => present({ ...author, slug: slug(author.name) })));

type Byline = {
  readonly name: string;
  readonly email?: string | undefined;
  readonly url?: string | undefined;
};

/** The tags, in order. */
export const tagsOf = (fields: ArticleFields): readonly Tag[] =>
  distinct((fields.tags ?? []).map((name) => ({ name, slug: slug(name) })));

type Sourced = {
  readonly value?: Source;
  readonly rights?: string;
  readonly policy?: Syndication;
  readonly findings: readonly Finding[];
};

/** The origin, with what site.yaml knows of it. */
function sourceOf({ source }: ArticleFields, site: SiteBasis): Sourced {
  if (!source) return { findings: [] };
  const contracts = Object.entries(site.fields.sources ?? {});
  const [, contract] = contracts.find(([name]) => slug(name) === slug(source.name)) ?? [];
  const given: {
    readonly name: string;
    readonly url?: string | undefined;
    readonly feed?: string | undefined;
  } = source;
  const near = contract
    ? undefined
    : contracts.find(([name]) => distance(slug(name), slug(source.name)) <= 3)?.[0];
  const message = `site.yaml has no contract for “${source.name}”, so feeds carry it whole; did you mean “${near}”?`;
  return {
    value: present({ name: given.name, url: given.url ?? contract?.url, feed: given.feed ?? contract?.feed }),
    ...present({ rights: contract?.rights, policy: contract?.syndication }),
    findings: near ? [{ code: 'unknown-source', path: ['source'], message }] : [],
  };
}

/** The narrowest wins: article, source, section, the sections above. */
function syndicationOf(
  fields: ArticleFields,
  source: Syndication | undefined,
  section: string,
  sections: Sections,
): Syndication {
  const sectional = upward(section, sections).find((each) => each.fields.syndication)?.fields.syndication;
  return fields.syndication ?? source ?? sectional ?? 'full';
}

/** The article's own, the nearest section's, else the site's; `false` on the way ends the search. */
function calloutOf(
  { callout }: ArticleFields,
  section: string,
  { sections, callouts }: Around,
): Html | undefined {
  if (callout === false) return undefined;
  const nearest = upward(section, sections).find(
    ({ fields }) => fields.callout !== undefined && fields.callout !== true,
  );
  if (nearest) return callouts[nearest.path];
  return callouts[''];
}
