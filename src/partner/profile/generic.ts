import { https } from '../feed-rules.ts';
import type { PartnerRule, Profile } from '../profile.ts';
import { descriptionLength } from '../rules.ts';

/** For whoever has no rules of their own: the plain feed, chosen and limited as site.yaml says. */
export const generic: Profile = {
  name: 'generic',
  revision: 1,
  parameters: true,
  analytics: false,
  without: [],
};

/** What others would refuse or show less. */
export const genericRules = (): readonly PartnerRule[] => [
  https('warning', 'Links are https'),
  descriptionLength('warning', 1, 'Items have a description'),
];
