import { documented } from './documented.ts';
import type { PartnerRule, Profile, RuleContext } from './profile.ts';

type RuleSeverity = PartnerRule['severity'];

function rule(
  severity: RuleSeverity,
  code: string,
  field: string,
  clause: string,
  breach: (context: RuleContext) => string | undefined,
): PartnerRule {
  return { of: 'feed', severity, code, field, clause, breach };
}

/** Links begin with https. */
export const https = (severity: RuleSeverity, clause: string): PartnerRule =>
  rule(severity, 'https', 'url', clause, ({ site }) =>
    site.url.startsWith('https://')
      ? undefined
      : `${site.url} is no https address; write url: https://…, or set SITE_URL`,
  );

/** All articles are in one language. */
export const oneLanguage = (severity: RuleSeverity, clause: string): PartnerRule =>
  rule(severity, 'language-mixed', 'language', clause, ({ items, partner }) => {
    const other = items.find(({ item }) => !sameLanguage(item.language, partner.language));
    return other && `“${other.item.title}” is in ${other.item.language}, the feed in ${partner.language}`;
  });

const sameLanguage = (one: string, other: string): boolean =>
  one.split('-', 1)[0]?.toLowerCase() === other.split('-', 1)[0]?.toLowerCase();

/** The language names a region: `en-US`. */
export const languageRegion = (severity: RuleSeverity, clause: string): PartnerRule =>
  rule(severity, 'language-region', 'language', clause, ({ partner }) =>
    /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?-(?:[A-Z]{2}|\d{3})\b/.test(partner.language)
      ? undefined
      : `“${partner.language}” names no region; write one such as en-US`,
  );

/** There are so many items at least. */
export const itemCount = (severity: RuleSeverity, least: number, clause: string): PartnerRule =>
  rule(severity, 'items-few', 'limit', clause, ({ items }) =>
    items.length >= least ? undefined : `the feed has ${items.length} items; ${least} or more are wanted`,
  );

/** There are so many items at most. */
export const itemsMost = (severity: RuleSeverity, most: number, clause: string): PartnerRule =>
  rule(severity, 'items-many', 'limit', clause, ({ items }) =>
    items.length <= most ? undefined : `the feed has ${items.length} items; write limit: ${most}`,
  );

/** A copyright line stands in the feed. */
export const rightsLine = (severity: RuleSeverity, clause: string): PartnerRule =>
  rule(severity, 'rights-missing', 'rights', clause, ({ head }) =>
    head.copyright === undefined
      ? 'the publication has no copyright line; write rights: in site.yaml'
      : undefined,
  );

/** The feed's own description has so many characters at most. */
export const feedDescription = (severity: RuleSeverity, most: number, clause: string): PartnerRule =>
  rule(severity, 'feed-description', 'description', clause, ({ head }) =>
    [...head.description].length <= most
      ? undefined
      : `the description of the feed has ${[...head.description].length} characters; write ${most} at most`,
  );

/** The logo is a PNG of this size. */
export const logoSize = (
  severity: RuleSeverity,
  width: number,
  height: number,
  clause: string,
): PartnerRule =>
  rule(severity, 'logo-size', 'logo', clause, ({ head: { logo } }) => {
    if (logo?.type === 'image/png' && logo.width === width && logo.height === height) return undefined;
    return logo
      ? `the logo is ${logo.type ?? 'of an unknown kind'}, ${logo.width ?? '?'} × ${logo.height ?? '?'}; it should be a PNG of ${width} × ${height}`
      : `no logo; give it logo: with a PNG of ${width} × ${height}`;
  });

/** The logo is a drawing that stays sharp at any size. */
export const logoDrawn = (severity: RuleSeverity, clause: string): PartnerRule =>
  rule(severity, 'logo-kind', 'logo', clause, ({ head: { logo } }) =>
    logo?.type === 'image/svg+xml'
      ? undefined
      : `the logo is ${logo ? (logo.type ?? 'of an unknown kind') : 'missing'}; give it logo: with an SVG`,
  );

/** The site's icon is square and has so many pixels. */
export const iconSize = (severity: RuleSeverity, least: number, clause: string): PartnerRule =>
  rule(severity, 'icon-size', 'icon', clause, ({ site: { icon } }) => {
    if (icon?.width !== undefined && icon.width === icon.height && icon.width >= least) return undefined;
    return `the site needs a square icon of ${least} pixels or more; write icon: in site.yaml`;
  });

/** Bytes that aggregators read whole. */
const USUAL_BYTES = 1_000_000;

/** Rules of every profile: what Dateline itself leaves out. */
export const always = (): readonly PartnerRule[] => [
  rule(
    'warning',
    'feed-size',
    'budget',
    'Bodies much over 1 MB are cut or refused',
    ({ size, dropped, partner: { budget } }) => {
      if (dropped > 0)
        return `the feed would have ${size} bytes and the budget is ${budget}, so the oldest ${dropped} items are left out; lower limit:, or carry summaries`;
      return size > Math.min(budget, USUAL_BYTES)
        ? `the feed has ${size} bytes, and what is longer than ${USUAL_BYTES} is cut or refused by several; lower limit: or budget:`
        : undefined;
    },
  ),
  rule(
    'warning',
    'key-in-address',
    'access',
    'Keys are sent in a header, as addresses are kept in logs',
    ({ partner }) =>
      partner.access.kind === 'key'
        ? 'its key is part of the address, which logs and proxies keep; use bearer: or basic: if the partner can'
        : undefined,
  ),
  rule('warning', 'feed-empty', 'profile', 'A feed has articles', ({ items, partner: { hours } }) => {
    if (items.length > 0) return undefined;
    return hours === undefined
      ? 'no article is chosen for it now; widen what it chooses by'
      : `no article of the last ${hours} hours is chosen for it now; publish one, raise hours:, or widen what it chooses by`;
  }),
];

/** Rules that follow from what a profile has no place for. */
export function placeless({
  name,
  parameters,
  analytics,
}: Pick<Profile, 'name' | 'parameters' | 'analytics'>): readonly PartnerRule[] {
  const { label } = documented[name];
  return [
    ...(parameters
      ? []
      : [
          rule('warning', 'parameters', 'parameters', `${label} wants canonical links`, ({ partner }) =>
            Object.keys(partner.parameters).length === 0
              ? undefined
              : `${label} wants links without parameters, so they are left out; remove parameters:`,
          ),
        ]),
    ...(analytics
      ? []
      : [
          rule('warning', 'analytics', 'analytics', `${label} has no place for counting`, ({ partner }) =>
            partner.analytics === undefined
              ? undefined
              : `${label} has no place for it, so it is left out; remove analytics:`,
          ),
        ]),
  ];
}
