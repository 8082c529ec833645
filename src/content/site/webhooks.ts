import { type Site, WEBHOOK_EVENTS, type Webhook } from '../../domain/site.ts';
import { present } from '../article/present.ts';
import type { Finding } from '../problems/problem.ts';
import type { WebhookFields } from '../schema/webhook-schema.ts';
import { choosesNothing, type Sections, sectionNamed } from './section.ts';
import type { SiteBasis } from './site-basis.ts';
import { slug } from './slug.ts';

/** The endpoints of site.yaml, with what is wrong with them. */
export function webhooksOfSite(
  site: SiteBasis,
  sections: Sections,
): { readonly value: Site['webhooks']; readonly findings: readonly Finding[] } {
  const all = Object.entries(site.fields.webhooks ?? {});
  const findings = all.flatMap(([name, fields]) => [
    ...unknownPartner(name, fields, site),
    ...unknownSections(name, fields, sections),
    ...misnamed(
      name,
      all.map(([other]) => other),
    ),
  ]);
  if (all.length === 0) return { value: undefined, findings };
  return { value: all.map(([name, fields]) => webhookOf(name, fields, sections)), findings };
}

function webhookOf(name: string, fields: WebhookFields, sections: Sections): Webhook {
  const { url, events, sections: chosen, tags, partner, secret } = fields;
  return present({
    name: slug(name),
    url,
    events: events ? WEBHOOK_EVENTS.filter((event) => events.includes(event)) : WEBHOOK_EVENTS,
    // One that is not there chooses nothing, rather than everything.
    sections: chosen?.map((section) => sectionNamed(section, sections)?.path ?? slug(section)),
    tags: tags?.map(slug),
    partner: partner === undefined ? undefined : slug(partner),
    secret,
  });
}

function unknownPartner(
  name: string,
  { partner }: WebhookFields,
  { fields: { partners = {} } }: SiteBasis,
): readonly Finding[] {
  if (partner === undefined || Object.hasOwn(partners, partner)) return [];
  const all = Object.keys(partners);
  const remedy =
    all.length > 0 ? `name one of: ${all.join(', ')}` : 'add it to partners, or leave partner out';
  return [
    {
      code: 'unknown-partner',
      path: ['webhooks', name, 'partner'],
      message: `site.yaml has no partner “${partner}”; ${remedy}`,
    },
  ];
}

function unknownSections(
  name: string,
  { sections: chosen = [] }: WebhookFields,
  sections: Sections,
): readonly Finding[] {
  return chosen.flatMap((section, index): readonly Finding[] => {
    const path = ['webhooks', name, 'sections', index];
    const message = choosesNothing(section, sections);
    return sectionNamed(section, sections) ? [] : [{ code: 'partner-section', path, message }];
  });
}

function misnamed(name: string, all: readonly string[]): readonly Finding[] {
  const twin = all.find((other) => other !== name && slug(other) === slug(name));
  return twin === undefined
    ? []
    : [
        {
          code: 'partner-name',
          path: ['webhooks', name],
          message: `“${name}” is the same endpoint as “${twin}”; rename one`,
        },
      ];
}
