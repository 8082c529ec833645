import { REPUBLISH } from '../../domain/addresses.ts';
import { type Article, REPUBLISHED, type Republish } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import type { Disclosure, Image } from '../../domain/media.ts';
import type { Recorder } from '../article/library.ts';
import { pictureUrls, redact } from '../body/redact.ts';
import { placeholderFor } from '../body/text-addresses.ts';
import { escaped } from '../body/tokens.ts';
import type { Finding } from '../problems/problem.ts';
import type { ArticleFields } from '../schema/article-schema.ts';
import { type Sections, upward } from '../site/section.ts';
import type { SiteBasis } from '../site/site-basis.ts';
import { printerFor } from '../story/correction-notes.ts';
import { directionOf } from '../story/direction.ts';
import { republishControl } from './republish-control.ts';
import type { RepublishLevel } from './republish-level.ts';

type Context = {
  readonly fields: ArticleFields;
  /** What the contract with its source allows; undefined where that says nothing, or the story has no source. */
  readonly contract: RepublishLevel | undefined;
  readonly site: SiteBasis;
  readonly sections: Sections;
  readonly refer: Recorder;
};

type Story = Omit<Article, 'hash'>;

/** The copy that other papers may publish of a finished article, where its rights allow one. */
export function copyOf(
  article: Story,
  context: Context,
): { readonly value: Pick<Article, 'republish' | 'redacted'>; readonly findings: readonly Finding[] } {
  const { level, findings } = levelOf(article, context);
  if (level === 'none') return { value: {}, findings };
  const { image, body, redacted = [] } = article;
  const isKept = (picture: string): boolean => {
    const found = context.refer.resolve('text', picture);
    return found.kind !== 'problem' && found.notInCopies === true;
  };
  const open = redacted.find(({ from }) => from.includes('public'))?.body ?? body;
  const shown = pictureUrls(open);
  const isLeadLeftOut =
    image && (level === 'text' || image.withheld?.includes('public') || isKept(image.url));
  const removed = new Set([
    ...(isLeadLeftOut ? [image.url] : []),
    ...shown.filter((picture) => level === 'text' || isKept(picture)),
  ]);
  const copy = shown.some((url) => removed.has(url))
    ? redact(open, (url) => removed.has(url), placeholderFor(article.language))
    : open;
  const omitted = new Set([...removed, ...pictureUrls(body).filter((url) => !shown.includes(url))]).size;
  const { url } = article;
  const republish = {
    ...around(article, removed, context.site),
    control: republishControl(`${url}/${REPUBLISH}`, context.site.language, omitted > 0),
    omitted: omitted > 0 ? omitted : undefined,
  };
  if (copy === body) return { value: { republish }, findings };
  return { value: { republish, redacted: [...redacted, { from: [REPUBLISHED], body: copy }] }, findings };
}

/** What the narrowest says that speaks of an article, if its rights allow that. A wire story is its agency's to give away. */
function levelOf(
  article: Story,
  { fields, contract, site, sections }: Context,
): { readonly level: RepublishLevel; readonly findings: readonly Finding[] } {
  const inherited = [
    ...upward(article.sections[0].path, sections).map((section) => section.fields.republish),
    site.fields.republish,
  ].find((each) => each !== undefined);
  const wanted = fields.republish ?? (article.source ? contract : inherited) ?? 'none';
  const reason = wanted === 'none' ? undefined : obstacleOf(article, site);
  if (reason === undefined) return { level: wanted, findings: [] };
  const message = `${reason}, so it is not offered to other papers; ${REMEDY[reason]}`;
  const isOwn = fields.republish !== undefined;
  return {
    level: 'none',
    findings: isOwn ? [{ code: 'republish-rights', path: ['republish'], message }] : [],
  };
}

const REMEDY = {
  'its page is on another site': 'remove republish',
  'it has no license': 'write license: and the address of the license',
  'feeds may not carry it whole': 'write syndication: full, or remove republish',
} as const;

function obstacleOf({ license, elsewhere, syndication }: Story, site: SiteBasis) {
  if (elsewhere) return 'its page is on another site';
  if ((license ?? site.license) === undefined) return 'it has no license';
  return syndication === 'full' ? undefined : 'feeds may not carry it whole';
}

/** The copy around the body, in no language's words: canonical link, headline, line under it, byline, picture; and the credit at the end. */
function around(
  article: Story,
  removed: ReadonlySet<string>,
  site: SiteBasis,
): Pick<Republish, 'before' | 'after'> {
  const { title, description, url, language, image, license = site.license ?? '' } = article;
  const authors = article.authors.map(({ name }) => name).join(', ');
  const hasPicture = image !== undefined && !removed.has(image.url) && !showsIn(article.body, image);
  const lines = [
    `<link rel="canonical" href="${escaped(url)}">`,
    `<article lang="${language}" dir="${directionOf(language)}">`,
    `<h1>${escaped(title)}</h1>`,
    description === undefined ? '' : paragraph(escaped(description)),
    authors === '' ? '' : paragraph(escaped(authors)),
    ...article.corrections.map(({ text }, index) =>
      paragraph(`<em>${escaped([article.local.notes?.[index], text].filter(Boolean).join(': '))}</em>`),
    ),
    isTold(article.made) ? paragraph(`<em>${disclosure(article.made)}</em>`) : '',
    hasPicture ? figure(image) : '',
  ];
  const credit = [
    `“${escaped(title)}”`,
    escaped(authors),
    escaped(article.source?.name ?? ''),
    `<a href="${escaped(url)}">${escaped(site.title)}</a>`,
    `<time datetime="${article.published.toISOString()}">${escaped(printerFor(language, site.timezone)(article.published))}</time>`,
    escaped(article.rights ?? site.rights ?? ''),
    `<a rel="license" href="${escaped(license)}">${escaped(licenseName(license))}</a>`,
  ];
  const given = (parts: readonly string[]) => parts.filter((each) => each !== '');
  return {
    before: `${given(lines).join('\n')}\n`,
    after: `\n${paragraph(given(credit).join(' · '))}\n</article>\n`,
  };
}

/** The name under which licenses of Creative Commons are known; of others their address. */
function licenseName(url: string): string {
  const [, kind, version = ''] =
    /^https?:\/\/creativecommons\.org\/(?:licenses\/([a-z-]+)|publicdomain\/zero)\/(\d\.\d)(?:\/|$)/.exec(
      url,
    ) ?? [];
  if (version === '') return url;
  return kind === undefined ? `CC0 ${version}` : `CC ${kind.toUpperCase()} ${version}`;
}

const showsIn = (body: Html, { url }: Image): boolean => pictureUrls(body).includes(url);

function figure({ url, alt = '', caption, credit, made }: Image): string {
  const words = [caption, credit && (caption ? `(${credit})` : credit)].filter(Boolean).join(' ');
  const parts = [escaped(words), isTold(made) ? `[${disclosure(made)}]` : ''].filter((part) => part !== '');
  const line = parts.length === 0 ? '' : `<figcaption>${parts.join(' ')}</figcaption>`;
  return `<figure><img src="${escaped(url)}" alt="${escaped(alt)}">${line}</figure>`;
}

/** Readers need no line of what people made. */
const isTold = (made: Disclosure | undefined): made is Disclosure =>
  made !== undefined && made.made !== 'human';

/** How it was made, marked where that is not in the story's language. */
function disclosure({ note, feedNote: { text, language } = { text: note } }: Disclosure): string {
  return language === undefined
    ? escaped(text)
    : `<span lang="${language}" dir="auto">${escaped(text)}</span>`;
}

const paragraph = (html: string): string => `<p>${html}</p>`;
