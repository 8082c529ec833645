import { defaultPermalink, permalinkFault } from '../../content/site/permalink.ts';
import { siteFile } from '../../content/source/role.ts';
import { isTimezone } from '../../content/source/time.ts';
import type { ImportEvent, ImportedRedirect, ImportedSection, ImportedSite, Loss } from '../imported.ts';
import { type ArticleCounts, type ArticleWriter, createArticleWriter } from './article-writer.ts';
import { contentFolder } from './content-folder.ts';
import type { Download } from './download.ts';
import { createFileNames } from './file-names.ts';
import { createFiles } from './files.ts';
import { createLosses } from './losses.ts';
import { openManifest } from './manifest.ts';
import { redirectRows } from './redirect-rows.ts';
import { writeSections } from './section-files.ts';
import { siteSettings, siteText } from './site-file.ts';

export type WriteImportOptions = {
  /** The content folder. */
  readonly into: string;
  /** The system's name. */
  readonly system: string;
  /** The old site's address, where a person states it. */
  readonly site?: string;
  /** IANA name of the newsroom's zone, where a person states it. */
  readonly timezone?: string;
  /** Articles' pages stay where they are: their addresses become `url`, not `aliases`. */
  readonly keepAddresses?: boolean;
  /** A copy of the old site's uploads. */
  readonly media?: string;
  /** Absent: nothing is downloaded. */
  readonly download?: Download;
  /** What has come to the old site since the first import, and what has changed there, is written too. */
  readonly update?: boolean;
  /** What is read is the whole of the old site: what came before, and no longer comes, is not there any more. */
  readonly isWhole?: boolean;
  /** Nothing is written. */
  readonly dryRun?: boolean;
  readonly now: Date;
  readonly onLoss: (loss: Loss) => void;
};

export type ImportResult = ArticleCounts & {
  readonly sections: number;
  readonly files: number;
  /** Rows that site.yaml was given. */
  readonly redirects: number;
  /** Keys that site.yaml was given. */
  readonly site: readonly string[];
  /** By kind, the most frequent first. */
  readonly losses: readonly (readonly [kind: string, count: number])[];
  /** What a person has to act on. After an import of what is not whole, the next takes in what is new without being told. */
  readonly errors: readonly Loss[];
};

/** Writes what a system reads as a content folder. Rejects only where the system cannot read FROM as a whole, or the machine fails. */
export async function writeImport(
  events: AsyncIterable<ImportEvent>,
  options: WriteImportOptions,
): Promise<ImportResult> {
  const folder = contentFolder(options.into, options.dryRun === true);
  const manifest = openManifest(folder);
  const losses = createLosses(options.onLoss);
  const before = folder.read(siteFile)?.toString();
  const settings = siteSettings(before);
  let site: ImportedSite = {};
  const stated = { url: options.site, timezone: options.timezone };
  const redirects: ImportedRedirect[] = [];
  const sections: ImportedSection[] = [];
  const { media, download } = options;
  const isOwn = (url: string) => isOfHost(url, [stated.url, site.url, settings.url]);
  const files = createFiles({ folder, manifest, losses, media, download, isOwn });
  // Two sites of one system may come into one folder.
  const collection = () =>
    `${options.system} ${URL.parse(stated.url ?? site.url ?? '')?.hostname ?? ''}`.trim();
  let writer: ArticleWriter | undefined;
  const articles = (): ArticleWriter => {
    const timezone = [settings.timezone, stated.timezone, site.timezone].find(
      (zone) => zone && isTimezone(zone),
    );
    const url = settings.url ?? stated.url ?? site.url;
    const pattern = permalinkFault(settings.permalink ?? '') === undefined ? settings.permalink : undefined;
    writer ??= createArticleWriter({
      ...{ folder, manifest, losses, files, timezone: timezone ?? 'UTC', base: stated.url ?? site.url },
      ...{ authority: authorityOf(settings.id, url), keepAddresses: options.keepAddresses === true },
      ...{ update: options.update === true, isRepeat: manifest.isComplete(collection()) },
      names: createFileNames({ isTaken: folder.exists, pattern: pattern ?? defaultPermalink }),
      system: options.system,
    });
    return writer;
  };
  for await (const event of events) {
    if (event.kind === 'site') site = { ...site, ...present(event.site) };
    else if (event.kind === 'section') sections.push(event.section);
    else if (event.kind === 'article') await articles().write(event.article);
    else if (event.kind === 'hidden') articles().hide(event.hidden);
    else if (event.kind === 'redirect') redirects.push(event.redirect);
    else if (event.kind === 'file') files.place(event.file);
    else losses.add(event.loss);
  }
  const isWhole = !losses.errors().some(({ error }) => error === 'incomplete');
  if (options.isWhole && isWhole && options.update) articles().nameMissing();
  const { embeds, folders, named, counts } = articles();
  const written = writeSections({ folder, losses, sections, folders: folders(), named: named() });
  const additions = {
    site: { ...site, ...present(stated) },
    redirects: redirectRows(redirects, losses),
    embeds: embeds(),
    year: options.now.getFullYear(),
  };
  const now = siteText(before, additions);
  if (now === undefined) {
    const what = 'it cannot be read as YAML, so nothing was added to it; correct it, and import again';
    losses.add({ place: siteFile, what, kind: 'site.yaml that cannot be read' });
  } else if (now.text !== before) folder.write(siteFile, now.text);
  if (isWhole && !manifest.isComplete(collection())) manifest.add({ complete: collection() });
  return {
    ...counts(),
    ...{ sections: written, files: files.count(), redirects: now?.redirects ?? 0, site: now?.added ?? [] },
    losses: losses.counts(),
    errors: losses.errors(),
  };
}

/** Who mints ids: the authority of the site's own (RFC 4151 §2.1). */
const authorityOf = (id: string | undefined, url: string | undefined): string =>
  /^tag:([^,]+),/.exec(id ?? '')?.[1] ?? URL.parse(url ?? '')?.hostname ?? 'localhost';

/** Whether an address is on one of these sites' hosts, or a host below one of them. */
function isOfHost(url: string, sites: readonly (string | undefined)[]): boolean {
  const host = withoutWww(URL.parse(url.startsWith('//') ? `https:${url}` : url)?.hostname);
  const hosts = sites.map((site) => withoutWww(URL.parse(site ?? '')?.hostname));
  return (
    host !== undefined && hosts.some((own) => own !== undefined && (host === own || host.endsWith(`.${own}`)))
  );
}

const withoutWww = (host: string | undefined): string | undefined => host?.replace(/^www\./, '');

function present<T extends object>(value: T): Partial<T> {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== '');
  // The same keys with the same values, but for those that are absent.
  return Object.fromEntries(entries) as Partial<T>;
}
