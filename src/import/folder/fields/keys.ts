import type { ValueMap } from '../source/values.ts';
import { isHidingKey } from './hidden.ts';
import { isShownTimeKey } from './shown-times.ts';

/** What a key of the old front matter is. `system`: the system reads it itself, so it is not lost. */
export type KeyRole =
  | 'title'
  | 'description'
  | 'updated'
  | 'authors'
  | 'tags'
  | 'image'
  | 'imageAlt'
  | 'imageCaption'
  | 'imageCredit'
  | 'audio'
  | 'video'
  | 'language'
  | 'canonical'
  | 'field'
  | 'system';

/** Keys in lower case, those that come first first where a page has several for one role. */
export type KeyTable = Readonly<Record<string, KeyRole>>;

const rows = (role: KeyRole, keys: string): readonly (readonly [string, KeyRole])[] =>
  keys.split(/\s+/).map((key) => [key, role] as const);

/** What keys mean in every system. */
const COMMON_KEYS: KeyTable = Object.fromEntries([
  ...rows('title', 'title headline'),
  ...rows(
    'description',
    'description deck dek standfirst subtitle subhead sub_title subheading summary excerpt lead lede intro abstract',
  ),
  ...rows(
    'updated',
    'updated update last_modified_at lastmod modified updateddate updated_at updatedat lastupdated last_updated moddatetime modified_date date_modified dateupdated',
  ),
  ...rows(
    'authors',
    'authors author byline by writer contributors postauthor post_author authorname author_name',
  ),
  ...rows('tags', 'tags tag topics topic keywords'),
  ...rows(
    'image',
    `image cover featured_image featuredimage feature_image featureimage featured coverimage cover_image hero heroimage hero_image images
     header banner bannerimage banner_image social_image socialimage og_image ogimage meta_image share_image thumbnail thumb teaser
     preview_image previewimage img photo picture post_image main_image`,
  ),
  ...rows(
    'imageAlt',
    'image_alt imagealt alt cover_alt coveralt thumbnail_alt hero_alt heroalt herocaption featured_image_alt featuredimagealt image_alt_text alt_text',
  ),
  ...rows(
    'imageCaption',
    'image_caption imagecaption caption featured_image_caption cover_caption hero_caption',
  ),
  ...rows(
    'imageCredit',
    'image_credit imagecredit credit photo_credit image_attribution cover_credit image_source photographer',
  ),
  ...rows('audio', 'audio audio_url mp3 podcast_file'),
  ...rows('video', 'video_file'),
  ...rows('language', 'language lang locale'),
  ...rows('canonical', 'canonical canonical_url canonicalurl canonical_link original_url originalurl'),
  ...rows('field', 'dateline source rights license correction syndication reason callout'),
  ...rows('system', 'date draft slug layout published aliases'),
]);

/** What keys mean in one system; `system`: those that it reads itself. */
export const keyTable = (system: readonly string[], others: KeyTable = {}): KeyTable => ({
  ...COMMON_KEYS,
  ...others,
  ...Object.fromEntries(rows('system', system.join(' '))),
});

/** The keys of a page that nothing has read, as they were written. */
export function unusedKeys(data: ValueMap, used: ReadonlySet<string>): readonly string[] {
  return Object.entries(data)
    .filter(
      ([key, value]) =>
        !used.has(key.toLowerCase()) &&
        !isHidingKey(key) &&
        !isShownTimeKey(key) &&
        value !== null &&
        value !== '' &&
        !isEmpty(value),
    )
    .map(([key]) => key);
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
