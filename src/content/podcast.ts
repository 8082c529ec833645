import { createHash } from 'node:crypto';
import type { Podcast } from '../collection/directory.ts';
import type { Image } from '../collection/media.ts';
import type { PodcastFields } from './podcast-schema.ts';
import { present } from './present.ts';
import type { SiteBasis } from './site.ts';

/** What directories want to know of a section that is a show, with defaults filled in. */
export function podcastOf(
  fields: PodcastFields,
  {
    site,
    path,
    image,
  }: { readonly site: SiteBasis; readonly path: string; readonly image: Image | undefined },
): Podcast {
  const { organisation, contact } = site;
  const author = fields.author ?? organisation.name;
  const owner = fields.owner ?? contact;
  return {
    author,
    ...(owner && { owner: { name: owner.name ?? author, email: owner.email } }),
    categories: fields.categories ?? ['News'],
    explicit: fields.explicit ?? false,
    type: fields.type ?? 'episodic',
    guid: fields.guid ?? uuid(`${site.url}/${path}/rss.xml`),
    locked: fields.locked ?? false,
    ...present({ image, funding: fields.funding }),
  };
}

/** The namespace that the Podcasting 2.0 group gives for `podcast:guid`. */
const NAMESPACE = Buffer.from('ead4c236bf5858c6a2c6a6b28d128cb6', 'hex');

/** UUID version 5 of the feed's address without its scheme (podcast namespace, `guid`). */
function uuid(address: string): string {
  const name = address.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
