import type { Article } from '../../domain/article.ts';
import { type Html, trustedHtml } from '../../domain/html.ts';
import type { Enclosure } from '../../domain/media.ts';
import { openFrom } from '../../domain/scheduled-links.ts';
import { htmlText } from '../../domain/words.ts';
import { idPrefix, render } from '../body/render.ts';
import { authorsOf, type Sourced, sourceOf, tagsOf } from '../byline/bylines.ts';
import { disclosureOf } from '../metadata/disclosure.ts';
import { metadataOf } from '../metadata/metadata.ts';
import type { JoinedTranslations } from '../metadata/translations.ts';
import type { Finding } from '../problems/problem.ts';
import { takesOut } from '../problems/rules.ts';
import { calloutOf, factsOf, madeIn } from '../site/inherited.ts';
import { rightsOf } from '../site/rights.ts';
import type { Sections } from '../site/section.ts';
import type { SiteBasis } from '../site/site-basis.ts';
import { correctionNotes } from '../story/correction-notes.ts';
import { directionOf } from '../story/direction.ts';
import { liveOf, withUpdates } from '../story/live.ts';
import { copyOf } from '../terms/republish.ts';
import { datelineHtml, withDateline } from './dateline.ts';
import type { Identified } from './identity.ts';
import type { Library, Recorder } from './library.ts';
import { enclosureOf, pictureOf } from './picture.ts';
import { present } from './present.ts';
import { withoutHiddenAddresses } from './unpublished-fields.ts';

/** Everything an article takes from around it. */
export type BuildContext = {
  readonly site: SiteBasis;
  readonly sections: Sections;
  readonly callouts: Readonly<Record<string, Html>>;
  readonly print: (date: Date) => string;
  readonly library: Library;
  readonly refer: Recorder;
  readonly translations?: JoinedTranslations | undefined;
  /** What is dated later is yet to come. */
  readonly now: Date;
};

/** An article but for its hash. */
export type BuiltArticle = {
  readonly article: Omit<Article, 'hash'>;
  readonly findings: readonly Finding[];
};

/** The article as it is to be stored. It is of use only if no finding is an error. */
export async function buildArticle(identified: Identified, context: BuildContext): Promise<BuiltArticle> {
  const { fields } = identified;
  const { site, refer } = context;
  const media = await mediaOf(identified, context);
  const source = sourceOf(fields, site);
  const content = details(identified, source, context);
  const { language } = content;
  const live = liveOf(identified, site.timezone, context.now);
  const main = bodyOf(identified, live, language, context);
  const written = { ...content, ...media.value, ...present({ dateline: main.dateline, live: live.value }) };
  const { value: whole, ...unpublished } = withoutHiddenAddresses(written, { refer, language });
  const updates = withUpdates(
    main,
    { shown: live.shown, live: whole.live },
    { article: identified, embeds: site.embeds, language, timezone: site.timezone, refer },
  );
  const { html, redacted } = updates;
  const metadata = metadataOf(whole, identified, context);
  const about = withoutHiddenAddresses(metadata.value, { refer, language });
  const scheduledTexts = [...unpublished.texts, ...about.texts];
  const made = {
    ...{ ...whole, ...about.value, ...present({ live: updates.live }) },
    scheduledTexts: scheduledTexts.length > 0 ? scheduledTexts : undefined,
    redacted: redacted.length > 0 ? redacted : undefined,
  };
  const rights = rightsOf(made, fields, source.policy, context);
  const article = { ...made, ...rights.value, body: html };
  const copy = copyOf(article, { fields, contract: source.republish, ...context });
  const ofBody = [main, live, updates].flatMap(({ findings }) => findings);
  const outside = [media, copy, source, rights, unpublished, metadata, about].flatMap(
    ({ findings }) => findings,
  );
  return {
    article: { ...article, ...copy.value },
    findings: [...outside, ...ofBody, ...emptyBody(identified, html, ofBody)],
  };
}

/** The body with its dateline, without updates. */
function bodyOf(
  { parsed, fields, id, url }: Identified,
  live: ReturnType<typeof liveOf>,
  language: string,
  { site: { embeds }, refer }: BuildContext,
) {
  const anchors = new Set(live.value?.updates.map(({ anchor }) => anchor));
  const main = render({
    ...{ text: live.text, line: parsed.bodyLine, id, base: url, embeds, language, refer },
    story: { prefix: idPrefix(id), anchors },
  });
  const dateline = fields.dateline?.replace(/(?<![\s—–-])[\s—–-]+$/, '');
  const opening = dateline && datelineHtml(dateline, { refer, language });
  const dated = (body: Html) => {
    if (isEmpty(body)) return trustedHtml('');
    return opening ? withDateline(body, opening) : body;
  };
  const redacted = main.redacted.map((one) => ({ ...one, body: dated(one.body) }));
  return { dateline, html: dated(main.html), redacted, findings: main.findings };
}

/** A link to another site, a picture, a sound, a film or a document is a story by itself; one that is lost costs no more than itself. */
function emptyBody(
  { parsed, fields, elsewhere }: Identified,
  html: Html,
  findings: readonly Finding[],
): readonly Finding[] {
  const { image, audio, video, attachments } = fields;
  if (elsewhere || image || audio || video || attachments?.[0] || !isEmpty(html)) return [];
  if (findings.some(({ code }) => takesOut(code))) return [];
  const message = 'no body; write the story below the front matter';
  return [{ code: 'empty-body', field: 'body', line: parsed.bodyLine, message }];
}

/** Whether HTML shows nothing: no text, and nothing to see or hear. */
const isEmpty = (html: Html): boolean =>
  !/<(?:img|iframe|audio|video|source)\b[^<>]*\ssrc=/.test(html) &&
  /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(htmlText(html));

/** What stands in the front matter and around it. */
function details(
  { fields, times, id, path, url, elsewhere, sections }: Identified,
  source: Sourced,
  { site, sections: all, callouts, print }: BuildContext,
) {
  const [primary = { path: '', trail: [] }, ...others] = sections;
  const { title, description } = fields;
  const section = factsOf(primary.path, all);
  const { published, updated, from, until, corrections } = times;
  const byDefault = madeIn(primary.path, all, site.fields.made);
  const callout = calloutOf(fields, primary.path, all, callouts);
  const language = fields.language ?? section.language ?? site.language;
  return {
    ...present({ id, path, published, updated, from, until, title, description, atproto: fields.atproto }),
    ...present({
      source: source.value,
      license: fields.license ?? section.license,
      rights: fields.rights ?? source.rights ?? section.rights,
      made: disclosureOf(fields.made ?? byDefault.article, 'article', {
        story: language,
        site: site.language,
      }),
      callout: callout && openFrom(callout, from),
    }),
    url,
    elsewhere,
    sections: [primary, ...others] as const,
    authors: authorsOf(fields, site),
    tags: tagsOf(fields, site),
    language,
    direction: directionOf(language) === 'rtl' ? ('rtl' as const) : undefined,
    corrections,
    local: {
      ...correctionNotes(corrections, language, site),
      published: print(published),
      updated: updated && print(updated),
      corrections: corrections.map(({ date }) => print(date)),
    },
  };
}

/** The article's picture with how it was made. */
function pictureWithDisclosure(
  { fields, sections: [primary] }: Identified,
  { refer, site, sections }: BuildContext,
): ReturnType<typeof pictureOf> {
  if (!fields.image) return { findings: [] };
  const { image, findings } = pictureOf(fields.image, ['image'], refer);
  const kind = fields.image.made ?? madeIn(primary?.path ?? '', sections, site.fields.made).picture;
  const story = fields.language ?? factsOf(primary?.path ?? '', sections).language ?? site.language;
  const made = disclosureOf(kind, 'picture', { story, site: site.language });
  return { image: image && present({ ...image, made }), findings };
}

async function mediaOf(identified: Identified, context: BuildContext) {
  const { fields } = identified;
  const { refer, library } = context;
  const picture = pictureWithDisclosure(identified, context);
  const audio = fields.audio ? await enclosureOf(fields.audio, ['audio'], refer, library) : { findings: [] };
  const video = fields.video ? await enclosureOf(fields.video, ['video'], refer, library) : { findings: [] };
  const attachments = await Promise.all(
    (fields.attachments ?? []).map((each, index) =>
      enclosureOf(each, ['attachments', index], refer, library),
    ),
  );
  return {
    value: {
      ...present({ image: picture.image, audio: audio.enclosure, video: video.enclosure }),
      attachments: attachments.flatMap(({ enclosure }): readonly Enclosure[] =>
        enclosure ? [enclosure] : [],
      ),
    },
    findings: [picture, audio, video, ...attachments].flatMap(({ findings }) => findings),
  };
}
