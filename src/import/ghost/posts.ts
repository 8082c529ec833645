import { slug } from '../../content/site/slug.ts';
import type { ImportOptions } from '../import-system.ts';
import type { ImportedArticle, LossReport } from '../imported.ts';
import { plain } from '../plain.ts';
import { wordsOr } from '../write/file-names.ts';
import { type GhostExport, type GhostRow, relatedRows, textOf } from './export-file.ts';
import { postHtml } from './post-html.ts';

export type GhostPostContext = {
  readonly data: GhostExport;
  readonly options: ImportOptions;
  /** The old site's address, without a slash at the end. */
  readonly site: string;
  readonly place: string;
  readonly report: LossReport;
  readonly unused: (kind: string) => void;
  readonly now: Date;
};

/** A post as an article. */
export function articleOf(post: GhostRow, context: GhostPostContext): ImportedArticle {
  const { data, site, place, report, unused, now } = context;
  const id = textOf(post, 'id');
  const meta = data.postsMeta.get(id);
  const here = (text: string) => text.replaceAll('__GHOST_URL__', site);
  const section = textOf(primaryTag(post, data), 'slug') || 'news';
  const tags = furtherTags(post, data).map((tag) => textOf(tag, 'name').trim());
  for (const tag of allTags(post, data).filter(isInternal)) unused(`internal tag ${textOf(tag, 'name')}`);
  const name = nameOf(post);
  const unpublished = hiddenReason(post, now);
  const picture = here(textOf(post, 'feature_image') || textOf(post, 'image'));
  const caption = plain(textOf(meta, 'feature_image_caption'));
  const canonical = here(textOf(post, 'canonical_url'));
  const address = `${site}/${name}/`;
  for (const key of unusedKeys) if (isSaid(post[key]) || isSaid(meta?.[key])) unused(key);
  return {
    ...{ place, title: plainTitle(textOf(post, 'title')), path: `${section}/${name}`, tags },
    description: plain(textOf(post, 'custom_excerpt')) || undefined,
    date: timeOf(post.published_at) ?? timeOf(post.created_at) ?? '',
    authors: authorsOf(post, context).map((each) => ({ name: each })),
    image:
      picture === ''
        ? undefined
        : {
            src: picture,
            alt: plain(textOf(meta, 'feature_image_alt')) || undefined,
            caption: caption || undefined,
          },
    language: textOf(post, 'locale') || undefined,
    id: idOf(post, site),
    address: unpublished === undefined ? address : undefined,
    unpublished,
    fields:
      canonical !== '' && canonical.replace(/\/$/, '') !== address.slice(0, -1) ? { url: canonical } : {},
    body: { format: isMarkdown(post) ? 'markdown' : 'html', text: postHtml(post, site, report) },
    files: [],
  };
}

/** The last part of a post's address; of one that has none, its title or, without that, its day and id. */
function nameOf(post: GhostRow): string {
  const words = `${dayOf(post)} ${textOf(post, 'id')}`.trim() || 'untitled';
  return textOf(post, 'slug') || slug(wordsOr(textOf(post, 'title'), words));
}

/** Ghost before its version 1 kept Markdown alone. */
const isMarkdown = (post: GhostRow): boolean =>
  ['html', 'lexical', 'mobiledoc'].every((key) => textOf(post, key) === '') &&
  textOf(post, 'markdown') !== '';

/** Titles are plain text, in which a few signs of HTML are typed. */
const plainTitle = (title: string): string => title.replace(/\s+/g, ' ').trim();

/** A `tag:` URI with Ghost's own id, as its bare id is no URI (RFC 4151). */
export function idOf(post: GhostRow, site: string): string | undefined {
  const id = textOf(post, 'id');
  const day = dayOf(post) || '1970-01-01';
  return id === '' ? undefined : `tag:${new URL(site).hostname},${day}:${id}`;
}

/** `YYYY-MM-DD` in UTC, empty: the post has no date. */
const dayOf = (post: GhostRow): string =>
  (timeOf(post.published_at) ?? timeOf(post.created_at) ?? '').slice(0, 10);

const isSaid = (value: unknown): boolean =>
  value === true || value === 1 || (typeof value === 'string' && value.trim() !== '');

/** What of a post nothing is made of, where it is there. */
const unusedKeys =
  `featured codeinjection_head codeinjection_foot custom_template meta_title meta_description og_image og_title og_description
  twitter_image twitter_title twitter_description email_subject frontmatter`.split(/\s+/);

/** Instants, as text or as milliseconds. */
function timeOf(value: unknown): string | undefined {
  const text =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d/.test(value)
      ? `${value.trim().replace(' ', 'T')}Z`
      : value;
  const date = typeof text === 'string' || typeof text === 'number' ? new Date(text) : undefined;
  return date === undefined || Number.isNaN(date.getTime())
    ? undefined
    : date.toISOString().replace('.000Z', 'Z');
}

/** Why the old site does not show a post to everyone. */
function hiddenReason(post: GhostRow, now: Date): string | undefined {
  const status = textOf(post, 'status');
  const visibility = visibilityOf(post);
  if (status === 'scheduled' && Date.parse(timeOf(post.published_at) ?? '') < now.getTime())
    return 'it was scheduled, and never published';
  if (status === 'sent') return 'it was a letter, and never on the site';
  if (status !== 'published' && status !== 'scheduled')
    return `it is ${status === '' ? 'of no state' : `a ${status}`}`;
  return visibility === 'public' ? undefined : `it is for ${visibility}`;
}

/** Who may read a post: `public`, `members`, `paid`, `tiers`, or a filter of members. */
export const visibilityOf = (post: GhostRow): string => textOf(post, 'visibility') || 'public';

const isInternal = (tag: GhostRow): boolean =>
  textOf(tag, 'name').startsWith('#') || textOf(tag, 'visibility') === 'internal';

/** The tags of a post, as the newsroom has put them. */
const allTags = (post: GhostRow, { tags, postsTags }: GhostExport): readonly GhostRow[] =>
  relatedRows(postsTags.get(textOf(post, 'id')), 'tag_id', tags);

/** The first tag of a post that readers see. */
export const primaryTag = (post: GhostRow, data: GhostExport): GhostRow | undefined =>
  allTags(post, data).find((tag) => !isInternal(tag));

/** Further tags that readers see. */
export const furtherTags = (post: GhostRow, data: GhostExport): readonly GhostRow[] =>
  allTags(post, data)
    .filter((tag) => !isInternal(tag))
    .slice(1);

/** Ids of a post's authors; before there could be several, there was one. */
export function authorKeys(post: GhostRow, { postsAuthors }: GhostExport): readonly string[] {
  const keys = (postsAuthors.get(textOf(post, 'id')) ?? []).map((join) => textOf(join, 'author_id'));
  return keys.length > 0 ? keys : [textOf(post, 'author_id')].filter((key) => key !== '');
}

function authorsOf(post: GhostRow, { data, options, report }: GhostPostContext): readonly string[] {
  const found = authorKeys(post, data).flatMap((key) => {
    const user = data.users.get(key);
    const name =
      options.authors?.get(textOf(user, 'slug')) ?? options.authors?.get(key) ?? plain(textOf(user, 'name'));
    if (name === '')
      report(`author ${key} is not in the export; write a name with --authors`, 'author without a name');
    return name === '' ? [] : [name];
  });
  return [...new Set(found)];
}
