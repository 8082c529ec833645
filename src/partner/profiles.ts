import type { ProfileName } from '../domain/partner.ts';
import { apple, appleRules } from './profile/apple.ts';
import { feedly, feedlyRules } from './profile/feedly.ts';
import { flipboard, flipboardRules } from './profile/flipboard.ts';
import { generic, genericRules } from './profile/generic.ts';
import { google, googleRules } from './profile/google.ts';
import { msn, msnRules } from './profile/msn.ts';
import { newsbreak, newsbreakRules } from './profile/newsbreak.ts';
import { smartnews, smartnewsRules } from './profile/smartnews.ts';
import { yahoo, yahooRules } from './profile/yahoo.ts';
import type { PartnerRule, Profile } from './profile.ts';

/** Every profile there is, by name. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  apple,
  feedly,
  flipboard,
  generic,
  google,
  msn,
  newsbreak,
  smartnews,
  yahoo,
};

/** Their rules, for a check alone: apart, so that a Worker holds none of them. */
export const rules: Readonly<Record<ProfileName, () => readonly PartnerRule[]>> = {
  apple: appleRules,
  feedly: feedlyRules,
  flipboard: flipboardRules,
  generic: genericRules,
  google: googleRules,
  msn: msnRules,
  newsbreak: newsbreakRules,
  smartnews: smartnewsRules,
  yahoo: yahooRules,
};
