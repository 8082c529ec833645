import type { Subject } from '../../domain/directory.ts';
import type { Access, Partner } from '../../domain/partner.ts';
import { hashOf } from '../article/hash.ts';
import type { Recorder } from '../article/library.ts';
import { decorationOf } from '../article/picture.ts';
import { present } from '../article/present.ts';
import type { Finding } from '../problems/problem.ts';
import type { PartnerFields } from '../schema/partner-schema.ts';
import { unknownPartners } from './rights.ts';
import { choosesNothing, type Sections, sectionNamed } from './section.ts';
import type { SiteBasis } from './site-basis.ts';
import { slug } from './slug.ts';

/** The partners of site.yaml, by name, with what is wrong with them. */
export function partnersOfSite(
  site: SiteBasis,
  sections: Sections,
  subjects: readonly Subject[],
  refer: Recorder,
): { readonly value: readonly Partner[]; readonly findings: readonly Finding[] } {
  const all = Object.entries(site.fields.partners ?? {}).map(([name, fields]) => ({
    name,
    fields,
    ...partnerOf(name, fields, { site, facts: sharedFacts(fields, sections, subjects), refer }),
  }));
  return {
    value: all.map(({ partner }) => partner),
    findings: [
      ...Object.entries(site.fields.sources ?? {}).flatMap(([name, { syndication }]) =>
        unknownPartners(syndication, ['sources', name, 'syndication'], site),
      ),
      ...all.flatMap(({ name, fields, findings }) => [
        ...findings,
        ...misnamed(name, all),
        ...unknownSections(name, fields, sections),
      ]),
    ],
  };
}

/** Items that readers of such feeds take at once, where site.yaml says nothing else. */
const DEFAULTS: Readonly<Record<Partner['profile'], { readonly limit: number; readonly callout: boolean }>> =
  {
    apple: { limit: 30, callout: false },
    feedly: { limit: 20, callout: true },
    flipboard: { limit: 30, callout: false },
    generic: { limit: 20, callout: true },
    google: { limit: 50, callout: false },
    msn: { limit: 20, callout: false },
    newsbreak: { limit: 30, callout: false },
    smartnews: { limit: 50, callout: false },
    yahoo: { limit: 30, callout: false },
  };

/** Bytes: what most aggregators still read whole. */
const BUDGET = 1_000_000;

/** What the sections that a partner's feed is chosen by have in common. */
function sharedFacts(
  { sections: names = [] }: PartnerFields,
  sections: Sections,
  subjects: readonly Subject[],
): NonNullable<Partner['facts']> {
  const paths = names.map((name) => sectionNamed(name, sections)?.path ?? name);
  const chosen = subjects.filter(({ scope }) => scope.kind === 'section' && paths.includes(scope.path));
  const [first, ...others] = chosen.map(({ language, rights, license, image }) => ({
    language,
    rights,
    license,
    image,
  }));
  const shared = Object.entries(first ?? {}).filter(([key, value]) =>
    others.every((other) => JSON.stringify(Reflect.get(other, key)) === JSON.stringify(value)),
  );
  return present(Object.fromEntries(shared));
}

type PartnerContext = {
  readonly site: SiteBasis;
  readonly facts: NonNullable<Partner['facts']>;
  readonly refer: Recorder;
};

function partnerOf(name: string, fields: PartnerFields, { site, facts, refer }: PartnerContext) {
  const { profile, parameters = {} } = fields;
  const defaults = DEFAULTS[profile];
  const logo = decorationOf(fields.logo, ['partners', name, 'logo'], refer);
  const darkLogo = decorationOf(fields.darkLogo, ['partners', name, 'darkLogo'], refer);
  const content: Omit<Partner, 'hash'> = {
    ...present({ title: fields.title, description: fields.description, hours: fields.hours }),
    ...present({ analytics: fields.analytics, logo: logo.image, darkLogo: darkLogo.image }),
    name: slug(name),
    profile,
    format: fields.format ?? 'rss',
    language:
      fields.language && fields.language !== '*' ? fields.language : (facts.language ?? site.language),
    facts: Object.keys(facts).length > 0 ? facts : undefined,
    offset: fields.offset ?? 0,
    limit: fields.limit ?? defaults.limit,
    content: fields.content ?? 'full',
    callout: fields.callout ?? defaults.callout,
    images: fields.images !== 'none',
    parameters,
    access: accessOf(fields),
    budget: fields.budget ?? BUDGET,
  };
  return {
    partner: { ...content, hash: hashOf(content) },
    findings: [...logo.findings, ...darkLogo.findings],
  };
}

function accessOf({ access = 'public' }: PartnerFields): Access {
  if (typeof access === 'string') return { kind: 'public' };
  if ('bearer' in access) return { kind: 'bearer', secret: access.bearer };
  return 'basic' in access ? { kind: 'basic', secret: access.basic } : { kind: 'key', secret: access.key };
}

function misnamed(name: string, all: readonly { readonly name: string }[]): readonly Finding[] {
  const twin = all.find((each) => each.name !== name && slug(each.name) === slug(name))?.name;
  if (twin === undefined && name !== 'default' && name !== 'public') return [];
  const message =
    twin === undefined
      ? `“${name}” means everybody in syndication; choose another name`
      : `“${name}” has the address of “${twin}”; rename one`;
  return [{ code: 'partner-name', path: ['partners', name], message }];
}

function unknownSections(
  partner: string,
  { sections = [], exclude = {} }: PartnerFields,
  all: Sections,
): readonly Finding[] {
  const named = [
    ...sections.map((name, index) => ({ name, path: ['sections', index] })),
    ...(exclude.sections ?? []).map((name, index) => ({ name, path: ['exclude', 'sections', index] })),
  ];
  return named
    .filter(({ name }) => sectionNamed(name, all) === undefined)
    .map(({ name, path }) => ({
      code: 'partner-section',
      path: ['partners', partner, ...path],
      message: choosesNothing(name, all),
    }));
}
