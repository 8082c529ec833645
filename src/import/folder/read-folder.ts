import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { slugPath } from '../../content/site/slug.ts';
import { type ImportOptions, type ImportSystem, UnreadableImport } from '../import-system.ts';
import type { ImportEvent, Loss } from '../imported.ts';
import { articleEvents } from './article-events.ts';
import { hiddenBy, hiddenByPlace, hidingFault, isWithdrawn } from './fields/hidden.ts';
import { pageDate } from './fields/page-date.ts';
import { shownTimes } from './fields/shown-times.ts';
import type { Described, Description, FolderSite, FolderSystem, Page } from './folder-system.ts';
import { pageIndex } from './page-index.ts';
import { documentOf, headingOf } from './page-text.ts';
import { gitDates } from './source/git-dates.ts';
import { otherFormatLoss } from './source/other-formats.ts';
import { folderOf, nameOf, openSourceFolder, rootOf, type SourceFolder } from './source/source-folder.ts';
import { merged, textOf, type ValueMap } from './source/values.ts';

/** A folder of a static site generator, as a system to import from. */
export function folderImport(system: FolderSystem): ImportSystem {
  return {
    name: system.name,
    title: system.title,
    takes: ['permalink', 'authors', 'map', 'date'],
    isWhole: true,
    async detect(from) {
      try {
        if (!existsSync(from) || !statSync(from).isDirectory()) return 0;
        return system.detect(openSourceFolder(rootOf(resolve(from), system.rootFiles)));
      } catch {
        return 0;
      }
    },
    read: (options) => readFolder(system, options),
  };
}

async function* readFolder(system: FolderSystem, options: ImportOptions): AsyncGenerator<ImportEvent> {
  if (!existsSync(options.from) || !statSync(options.from).isDirectory())
    throw new UnreadableImport('is not a folder; name the folder of the old site');
  const source = openSourceFolder(rootOf(resolve(options.from), system.rootFiles));
  const site = system.open(source, options);
  const converted = site.convert?.(site.sources.filter((file) => /\.rst$/i.test(file)));
  const folder = { ...source, read: (file: string) => converted?.texts.get(file) ?? source.read(file) };
  yield { kind: 'site', site: site.site };
  for (const loss of [...site.losses, ...(converted?.losses ?? []), ...folder.links.map(linkLoss)])
    yield { kind: 'loss', loss };
  const dates = options.dateFromGit ? gitDates(folder.root) : new Map<string, string>();
  const pages: Described[] = [];
  for (const file of site.sources) {
    const other = converted?.texts.has(file) ? undefined : otherFormatLoss(file, converted !== undefined);
    if (other !== undefined) {
      yield { kind: 'loss', loss: other };
      continue;
    }
    const page = readPage(file, { folder, site, options });
    if ('what' in page) yield { kind: 'loss', loss: page };
    else {
      for (const fault of page.faults) yield { kind: 'loss', loss: frontMatterLoss(file, fault) };
      if (folder.isOtherEncoding(file)) yield { kind: 'loss', loss: encodingLoss(file) };
      pages.push(dated(page, { site, dates }));
    }
  }
  const articles = besideSections(pages);
  for (const section of site.sections(pages)) yield { kind: 'section', section };
  for (const redirect of site.redirects(pages)) yield { kind: 'redirect', redirect };
  const index = pageIndex(pages);
  const ids = new Map<string, string>();
  for (const described of articles) yield* articleEvents(described, { folder, site, index, ids, options });
}

/** An article that is called as a section is goes into it: one address cannot be both's. */
function besideSections(pages: readonly Described[]): readonly Described[] {
  const folders = new Set<string>();
  for (const { description } of pages) {
    if (description.leftOut !== undefined) continue;
    const parts = slugPath(folderOf(description.path)).split('/');
    for (const [index] of parts.entries()) folders.add(parts.slice(0, index + 1).join('/'));
  }
  return pages.map((described) => {
    const { path } = described.description;
    if (!folders.has(slugPath(path))) return described;
    return { ...described, description: { ...described.description, path: `${path}/${nameOf(path)}` } };
  });
}

/** What the system says of a page, and whatever hides it by rules that systems share. */
function withHidden(page: Page, site: FolderSite): Description {
  const description = site.describe(page);
  const zone = textOf(page.data.timezone) ?? site.site.timezone ?? 'UTC';
  const { hidden, ...times } = shownTimes(page.data, description.date, { zone });
  const unread = page.faults.length === 0 ? undefined : 'its front matter cannot be read whole';
  return {
    ...description,
    unpublished:
      description.unpublished ??
      hiddenByPlace(page.file, site.contentRoot, site.hasNamedFolders) ??
      hiddenBy(page.data) ??
      hidden ??
      unread,
    fields: { ...times, ...description.fields, status: isWithdrawn(page.data) ? 'withdrawn' : undefined },
  };
}

/** A page with its description; of one without a date, the day of the commit that added it. */
function dated(
  page: Page,
  { site, dates }: { site: FolderSite; dates: ReadonlyMap<string, string> },
): Described {
  const description = withHidden(page, site);
  const committed = description.date === undefined ? dates.get(page.file) : undefined;
  if (committed === undefined) return { page, description };
  // Described once more, as the address may have the date.
  const withDate = { ...page, data: { ...page.data, date: committed } };
  return {
    page: withDate,
    description: { date: pageDate(committed, { zone: 'UTC' }), ...withHidden(withDate, site) },
  };
}

const linkLoss = (place: string): Loss => ({
  place,
  what: 'it is a symbolic link that leads outside the folder or to a folder, and was not followed; put what it leads to in its place',
  kind: 'symbolic link that was not followed',
});

const encodingLoss = (place: string): Loss => ({
  place,
  what: 'it is not UTF-8; read as Windows-1252, which fits Latin letters alone, so look at these',
  kind: 'file that is not UTF-8',
});

const frontMatterLoss = (file: string, fault: string): Loss => ({
  place: file,
  what: `its front matter has a mistake: ${fault}; the rest of it was read, and it is a draft`,
  kind: 'front matter with a mistake',
});

type PageSource = {
  readonly folder: SourceFolder;
  readonly site: FolderSite;
  readonly options: ImportOptions;
};

function readPage(file: string, { folder, site, options }: PageSource): Page | Loss {
  const text = folder.read(file);
  if (text === undefined)
    return { place: file, what: 'cannot be read, or is larger than 20 MB', kind: 'file that cannot be read' };
  const document = documentOf(text, site);
  const data = renamed(merged(site.defaults(file), document.data), options.map);
  const fault = document.faults.length === 0 ? hidingFault(document.raw, document.data) : undefined;
  const faults = fault === undefined ? document.faults : [fault];
  return { file, data, raw: document.raw, faults, heading: headingOf(document.body) };
}

/** Keys by what the person who imports says they are. */
function renamed(data: ValueMap, map: ReadonlyMap<string, string> = new Map()): ValueMap {
  const entries = Object.entries(data).filter(([key]) => !map.has(key));
  const mapped = Object.entries(data).flatMap(([key, value]) => {
    const to = map.get(key);
    return to === undefined ? [] : [[to, value] as const];
  });
  return { ...Object.fromEntries(entries), ...Object.fromEntries(mapped) };
}
