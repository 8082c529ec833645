import type { ImportOptions } from '../import-system.ts';
import type {
  ImportEvent,
  ImportedArticle,
  ImportedAuthor,
  ImportedMedia,
  Loss,
  LossReport,
} from '../imported.ts';
import { unusedKeys } from './fields/keys.ts';
import { languageOf } from './fields/language.ts';
import { pageDate } from './fields/page-date.ts';
import { authorsOf, type PageFields, readFields } from './fields/read-fields.ts';
import type { Described, Description, FolderSite, PageIndex } from './folder-system.ts';
import { separatedBlocks } from './markup/html-blocks.ts';
import { rewriteLinks, withoutEmptyTargets, withoutNestedLinks } from './markup/links.ts';
import { withoutRestrictedParts } from './markup/restricted-parts.ts';
import { documentOf, withoutHeading } from './page-text.ts';
import { nameOf, type SourceFolder, withoutExtension } from './source/source-folder.ts';
import { createTargets, type Targets } from './targets.ts';

type PageContext = {
  readonly folder: SourceFolder;
  readonly site: FolderSite;
  readonly index: PageIndex;
  /** Files by the ids of their articles. */
  readonly ids: Map<string, string>;
  readonly options: ImportOptions;
};

/** The article of a page, and what of it is lost. */
export function* articleEvents(described: Described, context: PageContext): Iterable<ImportEvent> {
  const { page, description } = described;
  const lossOf = (what: string, kind: string): ImportEvent => ({
    kind: 'loss',
    loss: { place: page.file, what, kind },
  });
  if (description.redirectTo !== undefined && description.address !== undefined) {
    yield { kind: 'redirect', redirect: { from: description.address, to: description.redirectTo } };
    return;
  }
  if (description.leftOut !== undefined) {
    if (description.leftOut !== '')
      yield lossOf(`left out: ${description.leftOut}`, `left out: ${description.leftOut}`);
    return;
  }
  if (description.date === undefined) {
    yield lossOf(
      'left out, since neither it nor its name states a date; --date git takes that of its first commit',
      'left out: no date',
    );
    return;
  }
  const { article, losses } = articleOf(described, description.date, context);
  for (const loss of losses) yield { kind: 'loss', loss };
  yield { kind: 'article', article };
}

function articleOf(
  described: Described,
  date: NonNullable<Described['description']['date']>,
  context: PageContext,
): { article: ImportedArticle; losses: readonly Loss[] } {
  const { page, description } = described;
  const { site, options } = context;
  const losses: Loss[] = [];
  const lose = (what: string, kind = what) => void losses.push({ place: page.file, what, kind });
  const fields = readFields(page.data, site.keys);
  loseUnusedKeys(unusedKeys(page.data, fields.used), lose);
  for (const problem of description.problems ?? []) lose(problem);
  const targets = createTargets(described, { ...context, lose });
  const body = bodyOf(described, { ...context, fields, lose, targets });
  const placed = (media: ImportedMedia | undefined) =>
    media && { ...media, src: targets.of(media.src, 'picture') };
  const { id, address } = identityOf(described, context, lose);
  const article: ImportedArticle = {
    place: page.file,
    path: description.path,
    title: titleOf(described, fields, lose),
    description: fields.description && plain(fields.description),
    date: date.text,
    updated: updatedOf(fields, { described, lose, zone: options.timezone ?? site.site.timezone }),
    authors: writersOf(fields, site, lose),
    tags: tagsOf(description, fields),
    sections: description.sections,
    image: placed(fields.image),
    audio: placed(fields.audio),
    video: placed(fields.video),
    language:
      description.language ?? (fields.language === undefined ? undefined : languageOf(fields.language)),
    id,
    address,
    aliases: description.aliases,
    unpublished:
      description.unpublished ??
      (body.restricted === undefined ? undefined : `it is not for everyone (${body.restricted})`),
    fields: { ...fields.fields, ...canonicalOf(fields, site), ...description.fields },
    body: { format: body.format, text: body.text },
    files: targets.files(),
  };
  return { article, losses };
}

function loseUnusedKeys(keys: readonly string[], lose: Lose): void {
  for (const key of keys) {
    const name = /^[\w.-]{1,60}$/.test(key) ? key : '…';
    lose(
      `front matter key "${name}" is not used; --map ${name}=… gives it a place`,
      `front matter key "${name}"`,
    );
  }
}

const tagsOf = ({ tags = [], withoutTags = [] }: Description, fields: PageFields): readonly string[] =>
  [...new Set([...tags, ...fields.tags])].filter((tag) => !withoutTags.includes(tag));

type Lose = (what: string, kind?: string) => void;

/** Its id and address, unless another file has them already: the old site can show one of them only. */
function identityOf({ page, description }: Described, { site, ids }: PageContext, lose: Lose) {
  const { id, address } = description;
  const key = id ?? address;
  const other = key === undefined ? undefined : ids.get(key);
  if (other !== undefined) {
    lose(
      `has the address of ${other} at the old site, which shows one of them only; it gets another`,
      'two files with one address',
    );
    return { id: undefined, address: undefined };
  }
  if (key !== undefined) ids.set(key, page.file);
  const host = site.site.url && URL.canParse(site.site.url) ? new URL(site.site.url).origin : undefined;
  return { id, address: host && address ? host + address : undefined };
}

/** Plain text: without tags, template markup and Markdown's links; code between backticks stays as it is. */
const plain = (text: string): string =>
  text
    .split(/(`[^`]{1,300}`)/)
    .map((piece, at) => (at % 2 === 0 ? withoutMarkup(piece) : piece))
    .join('')
    .replace(/\[([^[\]]{1,300})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

const withoutMarkup = (text: string): string =>
  text.replace(/\{\{[^{}]{0,300}\}\}|\{%[^%]{0,300}%\}/g, '').replace(/<\/?[a-z][^<>]{0,300}>/gi, '');

function titleOf({ page, description }: Described, { title }: PageFields, lose: LossReport): string {
  const found = plain(title ?? '') || plain(page.heading ?? '') || plain(description.title ?? '');
  if (found !== '') return found;
  lose('it has no title; the name of its file is', 'article without a title');
  const name = nameOf(withoutExtension(page.file).replace(/\/_?index$/, '')).replace(
    /^\d{2,4}-\d{1,2}-\d{1,2}[-_]/,
    '',
  );
  const words = name.replace(/[-_]+/g, ' ').trim() || 'Untitled';
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function updatedOf(
  { updated }: PageFields,
  { described, lose, zone = 'UTC' }: { described: Described; lose: Lose; zone?: string },
): string | undefined {
  const date = described.description.date;
  if (updated === undefined || date === undefined) return undefined;
  const read = pageDate(updated, { zone });
  if (read === undefined)
    lose(
      `the time of its last edit, “${updated.slice(0, 40)}”, cannot be read`,
      'time of an edit that cannot be read',
    );
  if (read !== undefined && read.instant < date.instant)
    lose('its last edit is before its date, and is left out', 'edit before the date');
  return read !== undefined && read.instant > date.instant ? read.text : undefined;
}

function writersOf({ authors }: PageFields, site: FolderSite, lose: Lose): readonly ImportedAuthor[] {
  const rules = {
    directory: site.authors,
    onKey: (key: string) =>
      lose(`author “${key}” may be a key: no file names them; --authors FILE does`, 'author without a name'),
  };
  const found = authorsOf(authors, rules);
  const writers = found.length > 0 ? found : authorsOf(site.defaultAuthor, { ...rules, onKey: () => {} });
  const names = new Set<string>();
  return writers.filter(({ name }) => !names.has(name) && names.add(name));
}

/** A text that first came out elsewhere: Dateline names its origin. */
function canonicalOf({ canonical }: PageFields, { site }: FolderSite): Readonly<Record<string, unknown>> {
  if (canonical === undefined || !URL.canParse(canonical)) return {};
  const { hostname, protocol } = new URL(canonical);
  const own = site.url && URL.canParse(site.url) ? new URL(site.url).hostname : undefined;
  if (!/^https?:$/.test(protocol) || hostname === own) return {};
  return { source: { name: hostname.replace(/^www\./, ''), url: canonical } };
}

type PageBodyContext = PageContext & {
  readonly fields: PageFields;
  readonly lose: Lose;
  readonly targets: Targets;
};

function bodyOf(described: Described, { folder, site, index, fields, lose, targets }: PageBodyContext) {
  const { page } = described;
  const text = documentOf(folder.read(page.file) ?? '', site).body;
  // A heading that says the title once more would be in the text twice.
  const isTitle =
    page.heading !== undefined && (fields.title === undefined || plain(fields.title) === plain(page.heading));
  const { text: body, names } = withoutRestrictedParts(isTitle ? withoutHeading(text) : text);
  for (const name of names)
    lose(`${name} left out, as the old site shows it to some readers only`, `part in ${name}`);
  const { format, text: translated, losses } = site.translate(body, described, index);
  for (const kind of losses) lose(`${kind} left out`, kind);
  const isOwn = (line: string) => body.includes(line.trim());
  const separated =
    format === 'markdown'
      ? separatedBlocks(withoutNestedLinks(translated), {
          endsWithElement: site.endsHtmlBlocks === true,
          isOwn,
        })
      : translated;
  const filled = withoutEmptyTargets(separated, format, (kind) =>
    lose(`${kind} without an address left out`, `${kind} without an address`),
  );
  return { format, text: rewriteLinks(filled, format, targets.of), restricted: names[0] };
}
