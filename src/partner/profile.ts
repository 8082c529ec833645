import type { Article, Withdrawal } from '../domain/article.ts';
import type { Partner, ProfileName } from '../domain/partner.ts';
import type { Site } from '../domain/site.ts';
import type { FeedHead, FeedItem } from '../feed/model/document.ts';
import type { Element } from '../feed/xml/xml.ts';

/** What an aggregator asks of a feed: data and small functions, so that another one is a file and a row. */
export type Profile = {
  readonly name: ProfileName;
  /** Part of the ETags: raise it when the same articles give other bytes than before. */
  readonly revision: number;
  /** Whether links may carry parameters such as utm_source. */
  readonly parameters: boolean;
  /** Whether it has a place for the newsroom's own counting. */
  readonly analytics: boolean;
  /** Elements that it has no use for or stumbles over. */
  readonly without: readonly string[];
  /** Elements of the channel: they take the place of those of the same name. */
  readonly channel?: (feed: ProfileContext & { readonly head: FeedHead }) => readonly (Element | undefined)[];
  /** Elements of an item: they take the place of those of the same name. */
  readonly item?: (
    context: ProfileContext & { readonly item: PartnerItem },
  ) => readonly (Element | undefined)[];
  /** An item as its rules want it, before it has a format. */
  readonly adapt?: (item: PartnerItem, article: Article) => PartnerItem;
  /** What takes an article back from it, where an element within an item does. */
  readonly deleted?: (withdrawal: Withdrawal) => readonly Element[];
};

/** What a partner gets of an article, and until when. */
export type PartnerItem = FeedItem & { readonly until?: Date };

/** Feedly's elements, which nobody else reads. */
export const WEBFEEDS = ['webfeeds:icon', 'webfeeds:logo', 'webfeeds:accentColor'] as const;

/** Whose feed it is. */
export type ProfileContext = { readonly partner: Partner; readonly site: Site };

/** An article as one partner gets it. */
export type Offered = ProfileContext & {
  readonly article: Article;
  readonly item: PartnerItem;
  /** When it is checked. */
  readonly now: Date;
};

/** A whole feed as one partner gets it. */
export type RuleContext = ProfileContext & {
  readonly head: FeedHead;
  readonly items: readonly Offered[];
  /** Bytes, before anything is left out. */
  readonly size: number;
  /** Items left out because of the size. */
  readonly dropped: number;
};

/** A rule that a partner has for articles or for the feed. */
export type PartnerRule = {
  /** Kebab-case; one in all profiles that have the rule. */
  readonly code: string;
  /** error: it refuses the article or feed; warning: it shows it less, or without a part. */
  readonly severity: 'error' | 'warning';
  /** What its documentation says, in a sentence. */
  readonly clause: string;
} & (
  | {
      readonly of: 'article';
      readonly field: string;
      readonly breach: (offered: Offered) => string | undefined;
    }
  | {
      readonly of: 'feed';
      readonly field: string;
      readonly breach: (context: RuleContext) => string | undefined;
    }
);
