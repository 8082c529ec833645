import type { ProfileName } from '../collection/partner.ts';
import { apple } from './profile/apple.ts';
import { feedly } from './profile/feedly.ts';
import { flipboard } from './profile/flipboard.ts';
import { generic } from './profile/generic.ts';
import { google } from './profile/google.ts';
import { msn } from './profile/msn.ts';
import { newsbreak } from './profile/newsbreak.ts';
import { smartnews } from './profile/smartnews.ts';
import { yahoo } from './profile/yahoo.ts';
import type { Profile } from './profile.ts';

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
