import type { Html } from './html.ts';
import type { Disclosure, Enclosure, Image, Syndication } from './media.ts';
import type { Facets } from './metadata/facets.ts';
import type { MediaTopic } from './metadata/media-topic.ts';
import type { Place, Point } from './metadata/place.ts';
import { openTranslations, type Translation } from './metadata/translation.ts';
import { hashAt, openLinks, type ScheduledText, textsAt } from './scheduled-links.ts';

/** Who wrote an article, or the wire agency that sent it. */
export type Author = {
  readonly name: string;
  readonly slug: string;
  readonly email?: string;
  readonly url?: string;
};

export type Tag = { readonly name: string; readonly slug: string };

/** A section as an article or a feed refers to it: `path` `news/northwest`, `trail` `['News', 'Northwest']`. */
export type SectionRef = { readonly path: string; readonly trail: readonly string[] };

/** Where a story came from: a wire agency or another paper. */
export type CreditedSource = {
  readonly name: string;
  readonly url?: string;
  /** The origin's own feed, for RSS `source`. */
  readonly feed?: string;
};

export type Correction = { readonly date: Date; readonly text: string };

/**
 * What a listing needs to know of an article: small enough to keep thousands in memory.
 * An article is public at `now` when `from <= now < (until ?? ∞)`; drafts never enter a collection.
 */
export type ArticleHead = {
  /** `tag:` URI, for ever. */
  readonly id: string;
  /** Content hash (hex) of the whole article as feeds and pages show it: equal hashes, equal bytes. */
  readonly hash: string;
  /** Path of its page below the site's URL, `/news/northwest/slug`; unique, lower-case. */
  readonly path: string;
  readonly published: Date;
  /** Set only when the newsroom says that it was edited. */
  readonly updated?: Date;
  /** The instant it becomes public: `published`, or a later embargo. */
  readonly from: Date;
  /** The instant it stops being public: `expires`. */
  readonly until?: Date;
  /** Paths of the sections it shows in, the primary one first, without the ancestors (those follow from the paths). */
  readonly sections: readonly string[];
  /** Slugs. */
  readonly authors: readonly string[];
  /** Slugs. */
  readonly tags: readonly string[];
  /** What else it is selected by; absent: nothing. */
  readonly facets?: Facets;
  /** Where it happens, as far as that is known; absent: nowhere. */
  readonly points?: readonly Point[];
  /** To everybody: the public feeds. */
  readonly syndication: Syndication;
  /** Names of the partners whose feeds it is in. */
  readonly partners?: readonly string[];
  /** Another site has its page. */
  readonly elsewhere?: boolean | undefined;
};

/** A public article, whole. `authors`, `sections` and `tags` are spelt out here, in the order of the head's. */
export type Article = Omit<ArticleHead, 'sections' | 'authors' | 'tags' | 'elsewhere' | 'points'> & {
  /** How much of it the feeds of `partners` may carry, by name. */
  readonly offers?: Readonly<Record<string, Syndication>>;
  readonly title: string;
  /** Plain text: the line under the headline. */
  readonly description?: string;
  /** Absolute URL a reader opens: the canonical one of the front matter's `url`, else this service's page. */
  readonly url: string;
  /** True when `url` is another site's: Dateline then serves no page for it. */
  readonly elsewhere: boolean;
  readonly sections: readonly [SectionRef, ...SectionRef[]];
  /** Empty: the organisation wrote it. */
  readonly authors: readonly Author[];
  readonly tags: readonly Tag[];
  /** IPTC Media Topics; absent: none. */
  readonly subjects?: readonly MediaTopic[];
  /** Where it happens; absent: it says no place. */
  readonly places?: readonly Place[];
  /** The same story in other languages; absent: none. */
  readonly translations?: readonly Translation[];
  readonly image?: Image;
  readonly audio?: Enclosure;
  readonly video?: Enclosure;
  readonly attachments: readonly Enclosure[];
  /** `PORTLAND (AP)`, without the dash; the body already opens with it. */
  readonly dateline?: string;
  readonly source?: CreditedSource;
  /** How it was made. */
  readonly made?: Disclosure;
  /** BCP 47. */
  readonly language: string;
  /** Where its language is written from the right. */
  readonly direction?: 'rtl';
  readonly rights?: string;
  /** URL. */
  readonly license?: string;
  /** Newest first. */
  readonly corrections: readonly Correction[];
  /** The story, opening with the dateline; without correction and call-out. */
  readonly body: Html;
  /** What audiences get instead whose feeds may not show some picture in it. */
  readonly redacted?: readonly Redacted[];
  /** Of a story in progress, or one that was. */
  readonly live?: Live;
  /** Its record in the AT Protocol: an `at:` URI of site.standard.document. */
  readonly atproto?: string;
  /** Where others may publish it. */
  readonly republish?: Republish;
  /** What the newsroom asks of readers at the end: the nearest section's, else the site's. */
  readonly callout?: Html;
  /** Times as people read them, in the newsroom's time zone and language: `September 25, 2019, 9:12pm`. */
  readonly local: {
    readonly published: string;
    readonly updated?: string;
    readonly corrections: readonly string[];
    /** What stands before each correction in feeds, word and time in one language: `Corrección, 1 de marzo de 2024, 2:00`. */
    readonly notes?: readonly string[];
    /** BCP 47, of the notes, where that is not the story's. */
    readonly notesLanguage?: string;
  };
  /** Its plain texts with the address of a story that is not public yet, or not for ever; as they are until then they stand above. */
  readonly scheduledTexts?: readonly ScheduledText[];
};

/** An article with the links that are open at an instant (milliseconds since 1970). */
export function articleAt(article: Article, now: number): Article {
  const hash = hashAt(article.hash, now);
  if (hash === article.hash) return article;
  const { body, callout, redacted, scheduledTexts } = article;
  return {
    ...textsAt(article, scheduledTexts, now),
    hash,
    body: openLinks(body, now),
    callout: callout && openLinks(callout, now),
    translations: openTranslations(article.translations, now),
    redacted: redacted?.map((one) => ({ ...one, body: openLinks(one.body, now) })),
  };
}

/** What listings need of an article. */
export function headOf(article: Omit<Article, 'body'>): ArticleHead {
  const { id, hash, path, published, updated, from, until, syndication, partners, facets } = article;
  const points = article.places?.flatMap(({ at }) => (at ? [at.point] : []));
  return {
    ...{ id, hash, path, published, updated, from, until, syndication, partners, facets },
    points: points?.length ? points : undefined,
    elsewhere: article.elsewhere || undefined,
    sections: article.sections.map((section) => section.path),
    authors: article.authors.map(({ slug }) => slug),
    tags: article.tags.map(({ slug }) => slug),
  };
}

/** A story that is told in dated updates. */
export type Live = {
  /** Whether more are to come. */
  readonly isOpen: boolean;
  /** Newest first, as they stand at the end of the body. */
  readonly updates: readonly LiveUpdate[];
  /** Newest first. */
  readonly removed?: readonly { readonly anchor: string; readonly when: number; readonly reason?: string }[];
};

/** An update: its heading in the body has the id `anchor`, a line with its times follows, and then its text up to the next. Times in milliseconds since 1970. */
export type LiveUpdate = {
  /** Eight hexadecimal digits and a hyphen, which pages leave out, and then its name for ever. */
  readonly anchor: string;
  readonly title: string;
  /** Plain, for machines. */
  readonly text: string;
  readonly published: number;
  readonly updated?: number;
};

/** Whether a story has a feed of its own: it is told in updates, and feeds may carry it. */
export const hasOwnFeed = ({ live, syndication }: Pick<Article, 'live' | 'syndication'>): boolean =>
  live !== undefined && syndication !== 'none';

/** The name of an update: without the digits and the hyphen, which pages leave out. */
export const updateName = ({ anchor }: Pick<LiveUpdate, 'anchor'>): string => anchor.slice(9);

/** How others may publish an article: what stands around its body in the copy for them. */
export type Republish = {
  /** HTML. */
  readonly before: string;
  readonly after: string;
  /** Of the story's page, in the site's language: what they are asked to keep, and the way to the copy. */
  readonly control: string;
  /** How many pictures, films and sounds are left out because their rights do not allow it. */
  readonly omitted?: number;
};

/** The audience of papers that publish an article; no partner's name has a slash. */
export const REPUBLISHED = '/republish';

/** A story without the pictures that are withheld from some audiences: names of partners, `public`, and `REPUBLISHED`. */
export type Redacted = { readonly from: readonly string[]; readonly body: Html };

/** What is left of an article that was withdrawn: nothing of its text. */
export type Withdrawal = {
  readonly id: string;
  readonly path: string;
  readonly withdrawn: Date;
  readonly reason: string;
  /** When it had become public; a withdrawal of something that never was leaves no trace. */
  readonly from: Date;
  readonly sections: readonly string[];
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  /** True when it was in no feed that anybody may read. */
  readonly unlisted?: true;
  /** Names of the partners whose feeds it was in. */
  readonly partners?: readonly string[];
  /** The instant, as people read it. */
  readonly local: string;
  /** What feeds show in the story's place; absent: nothing. */
  readonly notice?: WithdrawalNotice;
};

/** An entry in place of a story that was withdrawn, which has nothing of it but its id, its address and its date. */
export type WithdrawalNotice = {
  /** Content hash (hex) of all that it shows. */
  readonly hash: string;
  /** When the story was published, in milliseconds since 1970. */
  readonly published: number;
  /** The story's address, absolute. */
  readonly url: string;
  /** True when that is another site's. */
  readonly elsewhere?: true;
  /** `Withdrawn`, in its language. */
  readonly title: string;
  /** What stands before the reason: `Withdrawn, March 5, 2024, 5:05pm`. */
  readonly note: string;
  /** BCP 47, of title and note. */
  readonly language: string;
};

/** A withdrawal that feeds show in the story's place. */
export type NoticedWithdrawal = Withdrawal & { readonly notice: WithdrawalNotice };

/** What an article takes in memory, in bytes: its body, and some 4 kB around it. */
export const articleBytes = ({ body }: Article): number => 4_096 + 2 * body.length;
