import type { Article, SectionRef } from '../../domain/article.ts';
import type { Syndication } from '../../domain/media.ts';
import type { Finding } from '../problems/problem.ts';
import type { ArticleFields } from '../schema/article-schema.ts';
import type { PartnerFields } from '../schema/partner-schema.ts';
import type { Policy } from '../schema/policy-schema.ts';
import { languageOfAll } from './inherited.ts';
import { type Sections, sectionNamed, upward } from './section.ts';
import type { SiteBasis } from './site-basis.ts';
import { slug } from './slug.ts';

/** What site.yaml's partners choose among, and what rights say. */
type Choice = Pick<Article, 'authors' | 'tags' | 'language' | 'image' | 'elsewhere'> & {
  readonly sections: readonly SectionRef[];
};

/** Everybody who reads what is not a partner's. */
const PUBLIC = 'public';

/** What the narrowest that speaks to an audience allows it. */
function resolveLevel<Level extends string>(
  policies: readonly Policy<Level>[],
  audience: string,
  otherwise: Level,
): Level {
  for (const policy of policies) {
    const level = typeof policy === 'string' ? policy : (policy[audience] ?? policy.default);
    if (level !== undefined) return level;
  }
  return otherwise;
}

type RightsContext = { readonly site: SiteBasis; readonly sections: Sections };

/** How much of an article feeds carry, in which partners' feeds it is, and in whose its picture may not be. */
export function rightsOf(
  article: Choice,
  fields: ArticleFields,
  source: Policy | undefined,
  { site, sections }: RightsContext,
): {
  readonly value: Pick<Article, 'syndication' | 'partners' | 'offers'>;
  readonly findings: readonly Finding[];
} {
  const policies = policyChain(article, fields, source, sections);
  const picture = fields.image?.syndication;
  const offers = offersOf(article, policies, site, sections);
  const named = [
    { policy: fields.syndication, path: ['syndication'] },
    { policy: picture, path: ['image', 'syndication'] },
  ];
  return {
    value: {
      syndication: resolveLevel(policies, PUBLIC, 'full'),
      partners: offers.length > 0 ? offers.map(([name]) => name) : undefined,
      offers: offers.length > 0 ? Object.fromEntries(offers) : undefined,
    },
    findings: named.flatMap(({ policy, path }) => unknownPartners(policy, path, site)),
  };
}

/** In whose feeds something was that has been withdrawn. What is left of it tells of no picture. */
export function rightsOfWithdrawn(
  article: Choice,
  fields: ArticleFields,
  source: Policy | undefined,
  { site, sections }: RightsContext,
): { readonly unlisted?: true; readonly partners?: readonly string[] } {
  const policies = policyChain(article, fields, source, sections);
  const partners = offersOf({ ...article, image: SOME_PICTURE }, policies, site, sections);
  return {
    unlisted: resolveLevel(policies, PUBLIC, 'full') === 'none' ? true : undefined,
    partners: partners.length > 0 ? partners.map(([name]) => name) : undefined,
  };
}

const SOME_PICTURE = { url: '' };

/** Whose word counts, the narrowest first: article, source, section, the sections above. */
function policyChain(
  article: Choice,
  fields: ArticleFields,
  source: Policy | undefined,
  sections: Sections,
): readonly Policy[] {
  const primary = article.sections[0]?.path ?? '';
  const sectional = upward(primary, sections).map((each) => each.fields.syndication);
  return [fields.syndication, source, ...sectional].filter((each) => each !== undefined);
}

function offersOf(
  article: Choice,
  policies: readonly Policy[],
  site: SiteBasis,
  sections: Sections,
): readonly (readonly [name: string, level: Syndication])[] {
  return Object.entries(site.fields.partners ?? {}).flatMap(
    ([name, partner]): readonly (readonly [string, Syndication])[] => {
      const audience = slug(name);
      if (!chosenBy(partner, article, site, sections, audience)) return [];
      const level = resolveLevel(policies, name, 'full');
      const enough = partner.whole ? level === 'full' : level !== 'none';
      return enough ? [[audience, level]] : [];
    },
  );
}

/** Names in a policy that are nobody's: a slip there would give away what is meant to be withheld. */
export function unknownPartners(
  policy: Policy | undefined,
  path: readonly (string | number)[],
  { fields }: SiteBasis,
): readonly Finding[] {
  if (policy === undefined || typeof policy === 'string') return [];
  const names = ['default', PUBLIC, ...Object.keys(fields.partners ?? {})];
  return Object.keys(policy)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      code: 'unknown-partner',
      path: [...path, name],
      message: `site.yaml has no partner “${name}”; name one of: ${names.join(', ')}`,
    }));
}

function chosenBy(
  partner: PartnerFields,
  article: Choice,
  site: SiteBasis,
  sections: Sections,
  audience: string,
): boolean {
  const { language = languageOfAll(partner.sections, sections) ?? site.language, images, exclude } = partner;
  const shown = article.image !== undefined && !article.image.withheld?.includes(audience);
  if (images === 'required' && !shown) return false;
  if (partner.elsewhere === false && article.elsewhere) return false;
  if (language !== '*' && !speaks(article.language, language)) return false;
  const all = choices(partner, sections).every(([have, value]) => !value || value.some(have(article)));
  return all && !choices(exclude ?? {}, sections).some(([have, unwanted]) => unwanted?.some(have(article)));
}

/** `en` is spoken by `en-US` too. */
const speaks = (own: string, value: string): boolean =>
  own.split('-', 1)[0]?.toLowerCase() === value.split('-', 1)[0]?.toLowerCase();

type HasName = (article: Choice) => (value: string) => boolean;

function choices(
  { sections: paths, tags, authors }: Pick<PartnerFields, 'sections' | 'tags' | 'authors'>,
  sections: Sections,
): readonly (readonly [HasName, readonly string[] | undefined])[] {
  return [
    [inSection, paths?.map((name) => sectionNamed(name, sections)?.path ?? name)],
    [(article) => (value) => article.tags.some((tag) => tag.slug === value), tags?.map(slug)],
    [(article) => (value) => article.authors.some((author) => author.slug === value), authors?.map(slug)],
  ];
}

const inSection: HasName =
  ({ sections }) =>
  (path) =>
    sections.some((own) => own.path === path || own.path.startsWith(`${path}/`));

/** The audiences from which a picture is withheld. */
export function withheldFrom(
  policy: Policy<'full' | 'none'> | undefined,
  site: SiteBasis,
): readonly string[] {
  if (policy === undefined) return [];
  const names = Object.keys(site.fields.partners ?? {});
  return [PUBLIC, ...names].filter((name) => resolveLevel([policy], name, 'full') === 'none').map(slug);
}
