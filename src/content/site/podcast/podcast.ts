import { createHash } from 'node:crypto';
import { feedUrls } from '../../../domain/addresses.ts';
import type { Image, Podcast } from '../../../domain/media.ts';
import { present } from '../../article/present.ts';
import type { Finding } from '../../problems/problem.ts';
import type { PodcastFields } from '../../schema/podcast-schema.ts';
import type { SiteBasis } from '../site-basis.ts';
import { categoryFault } from './podcast-categories.ts';

type PodcastShow = {
  readonly site: SiteBasis;
  /** Of its feed's page, below the site's address. */
  readonly path: string;
  readonly image: Image | undefined;
  /** Where its keys stand. */
  readonly key: readonly string[];
};

/** What directories want to know of a section or tag that is a show, with defaults filled in, and what Apple would refuse. */
export function podcastOf(
  fields: PodcastFields,
  show: PodcastShow,
): { readonly podcast: Podcast; readonly findings: readonly Finding[] } {
  const { key, image } = show;
  const faults = (fields.categories ?? []).flatMap((category, index): readonly Finding[] => {
    const message = categoryFault(category);
    return message ? [{ code: 'podcast-category', path: [...key, 'categories', index], message }] : [];
  });
  const cover = coverFault(image);
  return {
    podcast: podcast(fields, show),
    findings: [...faults, ...(cover ? [{ code: 'podcast-cover', path: key, message: cover } as const] : [])],
  };
}

function coverFault(image: Image | undefined): string | undefined {
  const advice = 'give it a square JPEG or PNG of 1400 to 3000 pixels';
  if (image === undefined) return `no cover; ${advice}`;
  const { type, width, height } = image;
  if (type !== undefined && !/^image\/(?:jpeg|png)$/.test(type)) return `the cover is ${type}; ${advice}`;
  if (width === undefined || height === undefined) return undefined;
  const fits = width === height && width >= 1400 && width <= 3000;
  return fits ? undefined : `the cover is ${width} × ${height}; ${advice}`;
}

function podcast(fields: PodcastFields, { site, path, image }: PodcastShow): Podcast {
  const { organisation, contact } = site;
  const author = fields.author ?? organisation.name;
  const owner = fields.owner ?? contact;
  return {
    author,
    owner: owner && { name: owner.name ?? author, email: owner.email },
    categories: fields.categories ?? ['News'],
    explicit: fields.explicit ?? false,
    type: fields.type ?? 'episodic',
    guid: fields.guid ?? uuid(feedUrls(`${site.url}/${path}`).rss),
    locked: fields.locked ?? false,
    ...present({ image, funding: fields.funding }),
  };
}

/** The namespace that the Podcasting 2.0 group gives for `podcast:guid`. */
const NAMESPACE = Buffer.from('ead4c236bf5858c6a2c6a6b28d128cb6', 'hex');

/** UUID version 5 of the feed's address without its scheme (podcast namespace, `guid`). */
function uuid(address: string): string {
  const name = address.replace(/^https?:\/\//, '').replace(/(?<!\/)\/+$/, '');
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
