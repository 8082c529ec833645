import { buildPath } from '../../domain/addresses.ts';
import type { Subject } from '../../domain/directory.ts';
import type { Html } from '../../domain/html.ts';
import type { Image } from '../../domain/media.ts';
import { isPattern, type Redirect } from '../../domain/redirect.ts';
import { type ScheduledText, textTimes } from '../../domain/scheduled-links.ts';
import type { Site } from '../../domain/site.ts';
import { recorder } from '../article/dependencies.ts';
import { hashOf } from '../article/hash.ts';
import type { Library, Recorder } from '../article/library.ts';
import { decorationOf } from '../article/picture.ts';
import { present } from '../article/present.ts';
import { withoutHiddenAddresses } from '../article/unpublished-fields.ts';
import { disclosureOf } from '../metadata/disclosure.ts';
import { sectionTranslations } from '../metadata/section-translations.ts';
import { unknownSubjects, wrongSiteSubjects } from '../metadata/subjects.ts';
import type { Finding } from '../problems/problem.ts';
import { withoutLicense } from '../terms/republish-level.ts';
import { renderCallout } from './callout.ts';
import { factsOf } from './inherited.ts';
import { partnersOfSite } from './partners.ts';
import { podcastOf } from './podcast/podcast.ts';
import { unknownPartners } from './rights.ts';
import type { Section, Sections } from './section.ts';
import { finalTarget } from './service/served.ts';
import type { Service } from './service/service.ts';
import type { SiteBasis } from './site-basis.ts';
import { slug } from './slug.ts';
import { webhooksOfSite } from './webhooks.ts';

/** The site and its sections with their pictures and call-outs. */
export type SiteContext = {
  readonly site: Site;
  readonly subjects: readonly Subject[];
  /** Files they show. */
  readonly files: readonly string[];
  /** Those among them that cannot be read now, and are shown as they were published. */
  readonly unread: readonly string[];
  readonly findings: readonly { readonly file: string; readonly finding: Finding }[];
};

type Names = {
  readonly siteFile: string;
  /** The file that speaks for a folder. */
  readonly indexOf: (folder: string) => string | undefined;
};

/** Does what a file asks for, and notes what was found and shown on the way. */
type Within = <T>(file: string, work: (refer: Recorder) => SiteParts<T>) => T;

/** Resolves what site.yaml and the `_index.md` files show. */
export function siteContext(
  basis: SiteBasis,
  sections: Sections,
  library: Library,
  { siteFile, indexOf }: Names,
): SiteContext {
  const findings: { readonly file: string; readonly finding: Finding }[] = [];
  const files: string[] = [];
  const unread: string[] = [];
  const within: Within = (file, work) => {
    const refer = recorder(file, library);
    const result = work(refer);
    findings.push(...[...result.findings, ...unreadIn(refer)].map((finding) => ({ file, finding })));
    files.push(...refer.files());
    unread.push(...refer.found().flatMap((one) => (one.kind === 'file' && one.unread ? [one.file] : [])));
    return result.value;
  };
  const ofSite = <T>(work: (refer: Recorder) => SiteParts<T>) => within(siteFile, work);
  const { callout, ...pictures } = ofSite((refer) => siteParts(basis, refer));
  const callouts: Record<string, Html> = callout ? { '': callout } : {};
  const subjects = subjectsOf(basis, sections, {
    ...{ callouts, within: (folder, work) => within(indexOf(folder) ?? siteFile, work) },
  });
  findings.push(...wrongSiteSubjects(basis, sections).map((finding) => ({ file: siteFile, finding })));
  const partners = ofSite((refer) => partnersOfSite(basis, sections, subjects, refer));
  const webhooks = ofSite(() => webhooksOfSite(basis, sections));
  const podcasts = ofSite((refer) => tagShows(basis, refer));
  const { fields, permalink: _, authority: __, writtenUrl: ___, ...site } = basis;
  const whole: Omit<Site, 'hash'> = {
    ...{ ...site, ...present({ ...pictures, podcasts }), callouts },
    redirects: basis.redirects?.map((each) => finalRedirect(each, library.service)),
    partners: partners.length > 0 ? partners : undefined,
  };
  const substitutes = { terms: `${basis.url}${buildPath({ kind: 'fixed', name: '/license.xml' })}` };
  const content = ofSite((refer) => withTexts(whole, { refer, language: basis.language, substitutes }));
  const scheduled = { ...content, ...scheduledOf([content, ...subjects]) };
  const { podping } = fields;
  const complete = { ...scheduled, ...present({ webhooks, podping }), hash: siteHash(scheduled) };
  return { site: complete, subjects, files, unread, findings };
}

/** When texts of the site and its sections change by themselves. */
function scheduledOf(
  all: readonly { readonly scheduledTexts?: readonly ScheduledText[] }[],
): Pick<Site, 'changes'> {
  const times = all.flatMap(({ scheduledTexts }) => textTimes(scheduledTexts));
  const changes = [...new Set(times)].sort((a, b) => a - b);
  return changes.length > 0 ? { changes } : {};
}

/** Old addresses change no feed. */
const siteHash = ({ redirects: _, partners: __, ...site }: Omit<Site, 'hash'>): string => hashOf(site);

/** What is wrong with a section's license, translations and subjects. */
const factFindings = (
  { path, fields }: Section,
  sections: Sections,
  { license, language }: SiteBasis,
  ofTranslations: readonly Finding[],
): readonly Finding[] => [
  ...withoutLicense(fields.republish, factsOf(path, sections).license ?? license),
  ...ofTranslations,
  ...unknownSubjects(fields.subjects, ['subjects'], [fields.language ?? language, language]),
];

/** The sections with what they show; their call-outs are put in by path. */
function subjectsOf(
  basis: SiteBasis,
  sections: Sections,
  { callouts, within }: { readonly callouts: Record<string, Html>; readonly within: Within },
): readonly Subject[] {
  const images = new Map<string, Image>();
  const joined = sectionTranslations(sections, basis);
  return [...sections.byPath.values()].map((section): Subject => {
    const { folder, path, implied } = section;
    const { translations, findings } = joined.of(section);
    const parts = within(folder, (refer) => {
      const own = sectionParts(section, basis, refer);
      return { ...own, findings: [...own.findings, ...factFindings(section, sections, basis, findings)] };
    });
    if (parts.callout) callouts[path] = parts.callout;
    // Parents come before their children.
    const image = parts.subject.image ?? images.get(path.slice(0, path.lastIndexOf('/')));
    if (image) images.set(path, image);
    const subject: Subject = {
      ...present({ ...factsOf(path, sections), image, translations }),
      ...parts.subject,
      ...present({ implied }),
    };
    return within(folder, (refer) =>
      withTexts(subject, { refer, language: subject.language ?? basis.language }),
    );
  });
}

/** A value whose strings go out to readers, with those that change by themselves. */
function withTexts<T extends object>(
  whole: T,
  rules: Parameters<typeof withoutHiddenAddresses>[1],
): SiteParts<T & { readonly scheduledTexts?: readonly ScheduledText[] }> {
  const { value, texts, findings } = withoutHiddenAddresses(whole, rules);
  return { value: texts.length > 0 ? { ...value, scheduledTexts: texts } : value, findings };
}

/** What is shown as it was published, since it cannot be read now. */
const unreadIn = (refer: Recorder): readonly Finding[] =>
  refer.found().flatMap((one): readonly Finding[] => {
    if (one.kind !== 'file' || !one.unread) return [];
    const message = `${one.unread}; until then it is shown as it last was`;
    return [{ code: 'file-unreadable', field: 'file', message }];
  });

/** A redirect to the address that the service answers with 200, where that is known; one to many paths stays as it is. */
function finalRedirect(redirect: Redirect, service: Service): Redirect {
  const { url } =
    (redirect.to.startsWith('/') && !isPattern(redirect) && finalTarget(redirect.to, service)) || {};
  if (url === undefined) return redirect;
  // What a path is compared with is decoded.
  const path = url.startsWith(`${service.url}/`) && !/%(?:23|25|3F)/i.test(url);
  return { ...redirect, to: path ? decodeURI(url.slice(service.url.length)) : url };
}

type SiteParts<T> = { readonly value: T; readonly findings: readonly Finding[] };

function siteParts(
  { fields, url, embeds, language }: SiteBasis,
  refer: Recorder,
): SiteParts<{
  readonly logo: Image | undefined;
  readonly icon: Image | undefined;
  readonly callout: Html | undefined;
}> {
  const logo = decorationOf(fields.logo, ['logo'], refer);
  const icon = decorationOf(fields.icon, ['icon'], refer);
  const callout =
    fields.callout === undefined
      ? undefined
      : renderCallout(fields.callout, { base: url, embeds, refer, language });
  return {
    value: { logo: logo.image, icon: icon.image, callout: callout?.html },
    findings: [...logo.findings, ...icon.findings, ...(callout?.findings ?? [])],
  };
}

function sectionParts(
  { path, trail, fields }: Section,
  site: SiteBasis,
  refer: Recorder,
): SiteParts<{ readonly subject: Subject; readonly callout: Html | undefined }> {
  const { url, embeds, language } = site;
  const picture = decorationOf(fields.image, ['image'], refer);
  const made = disclosureOf(fields.image?.made, 'picture', { story: language, site: language });
  const image = picture.image && present({ ...picture.image, made });
  const cover = decorationOf(fields.podcast?.image, ['podcast', 'image'], refer);
  const show =
    fields.podcast &&
    podcastOf(fields.podcast, { site, path, image: cover.image ?? image, key: ['podcast'] });
  const calloutFields = typeof fields.callout === 'boolean' ? undefined : fields.callout;
  const callout =
    calloutFields === undefined
      ? undefined
      : renderCallout(calloutFields, {
          base: `${url}/${path}/`,
          embeds,
          refer,
          language: fields.language ?? language,
        });
  const subject: Subject = {
    scope: { kind: 'section', path },
    title: trail.at(-1) ?? path,
    trail,
    ...present({ description: fields.description, image, podcast: show?.podcast }),
  };
  return {
    value: { subject, callout: callout?.html },
    findings: [
      ...picture.findings,
      ...unknownPartners(fields.syndication, ['syndication'], site),
      ...cover.findings,
      ...(show?.findings ?? []),
      ...(callout?.findings ?? []),
    ],
  };
}

/** Tags that are podcasts, by slug. */
function tagShows(site: SiteBasis, refer: Recorder): SiteParts<Site['podcasts']> {
  const { podcasts } = site.fields;
  if (podcasts === undefined) return { value: undefined, findings: [] };
  const all = Object.entries(podcasts).map(([name, { description, ...fields }]) => {
    const cover = decorationOf(fields.image, ['podcasts', name, 'image'], refer);
    const path = `tags/${slug(name)}`;
    const show = podcastOf(fields, { site, path, image: cover.image, key: ['podcasts', name] });
    return {
      entry: [slug(name), present({ description, image: cover.image, podcast: show.podcast })] as const,
      findings: [...cover.findings, ...show.findings],
    };
  });
  return {
    value: Object.fromEntries(all.map(({ entry }) => entry)),
    findings: all.flatMap(({ findings }) => findings),
  };
}
