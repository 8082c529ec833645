import type { Article } from '../domain/article.ts';
import type { Listing } from '../domain/listing.ts';
import { always, placeless } from './feed-rules.ts';
import { partnerItem } from './item.ts';
import type { Offered, PartnerRule, Profile, ProfileContext, RuleContext } from './profile.ts';
import { profiles, rules } from './profiles.ts';
import { encodePartnerItem, partnerFrame, partnerHead } from './render.ts';

/** What a partner would refuse, or not show, and why. */
export type Breach = {
  readonly rule: PartnerRule;
  /** Absent when it is the feed. */
  readonly article?: Article;
  /** What is wrong, and what to do. */
  readonly message: string;
};

/** Every rule of a profile, its own and those that all have. */
export const rulesOf = (profile: Profile): readonly PartnerRule[] => [
  ...rules[profile.name](),
  ...placeless(profile),
  ...always(),
];

type CheckSource = ProfileContext & {
  readonly listing: Pick<Listing, 'subject' | 'changed' | 'entries'>;
  /** Those of the listing, in its order. */
  readonly articles: readonly Article[];
  readonly now: Date;
};

/** Holds a partner's feed as it is now against the partner's rules. */
export function partnerBreaches({ partner, site, listing, articles, now }: CheckSource): readonly Breach[] {
  const profile = profiles[partner.profile];
  const items = articles.map((article): Offered => {
    const item = partnerItem(article, { partner, site, profile });
    return { partner, site, article, item, now };
  });
  const encoded = items.map(({ item }) => encodePartnerItem(item, { partner, site, profile }));
  const { size, dropped } = partnerFrame({ partner, site, profile, listing }, encoded);
  const context: RuleContext = {
    partner,
    site,
    head: partnerHead({ partner, site, listing }),
    items,
    size,
    dropped,
  };
  return rulesOf(profile).flatMap((rule): readonly Breach[] => {
    if (rule.of === 'feed') {
      const message = rule.breach(context);
      return message === undefined ? [] : [{ rule, message }];
    }
    return items.flatMap((offered) => {
      const message = rule.breach(offered);
      return message === undefined ? [] : [{ rule, article: offered.article, message }];
    });
  });
}
