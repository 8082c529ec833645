import { element } from '../../feed/xml/xml.ts';
import { https, iconSize, logoDrawn } from '../feed-rules.ts';
import { imageRequired } from '../picture-rules.ts';
import type { PartnerRule, Profile } from '../profile.ts';

export const feedly: Profile = {
  name: 'feedly',
  revision: 1,
  parameters: true,
  analytics: true,
  without: [],
  channel: ({ head, partner }) => [
    head.logo && element('webfeeds:cover', { image: head.logo.url }),
    element('webfeeds:related', { layout: 'card', target: 'browser' }),
    // Feedly counts with Google Analytics by the property's id.
    partner.analytics === undefined
      ? undefined
      : element('webfeeds:analytics', { id: partner.analytics, engine: 'GoogleAnalytics' }),
  ],
};

/** What it would refuse or show less. */
export const feedlyRules = (): readonly PartnerRule[] => [
  https('warning', 'Links are https'),
  imageRequired('warning', 'Items with a picture are shown larger'),
  iconSize('warning', 48, 'webfeeds:icon is square'),
  logoDrawn('warning', 'webfeeds:logo is an SVG'),
];
