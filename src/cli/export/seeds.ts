import { buildPath, FEED_FILES, NEWS_ITEM, PROGRAM_FILES, scopeDocuments } from '../../domain/addresses.ts';
import type { Directory } from '../../domain/directory.ts';
import { isPattern, placeholders } from '../../domain/redirect.ts';
import type { Site } from '../../domain/site.ts';
import { writePath } from '../../http/path.ts';
import type { PublishedPlace } from '../../runtime/copy/published.ts';
import type { Alias, SnapshotMedia } from '../../store/snapshot.ts';

/** Where an export begins to look, as paths below the site's address. What does not stand there is not exported. */
export type Seeds = {
  readonly documents: readonly string[];
  readonly redirects: readonly string[];
  /** Where patterns of redirects lead, whatever of many paths is asked for. */
  readonly targets: readonly string[];
};

type PublishedPaths = {
  readonly site: Site;
  readonly directory: Directory;
  readonly places: readonly PublishedPlace[];
  /** Files, and old paths of articles. */
  readonly media: readonly (SnapshotMedia | Alias)[];
};

/** Every address that a collection may have. Partners' feeds only where anybody may read them. */
export function seedsOf({ site, directory, places, media }: PublishedPaths): Seeds {
  const scopes = [directory.site, ...directory.sections, ...directory.authors, ...directory.tags].map(
    ({ scope }) => scope,
  );
  const partners = (site.partners ?? []).filter(({ access }) => access.kind === 'public');
  const order = new Map(places.map(({ id }, index) => [id, index]));
  const orderOf = ({ id }: Alias) => order.get(id) ?? places.length;
  const live = new Set(places.filter(({ isLive }) => isLive).map(({ id }) => id));
  const { redirects = [] } = site;
  const aliases = media.flatMap((one) => ('file' in one ? [] : [one]));
  return {
    documents: [
      ...scopes.flatMap((scope) =>
        [{ kind: 'page', scope } as const, ...scopeDocuments(scope)]
          // A host of files cannot choose by Accept.
          .filter(({ kind }) => kind !== 'negotiated')
          .map((address) => writePath(buildPath(address))),
      ),
      ...PROGRAM_FILES,
      ...places.map(({ path }) => writePath(path)),
      // No page leads to a cancellation, but programs that had the news item ask for it again.
      ...places
        .filter(({ isWithdrawn }) => isWithdrawn)
        .map(({ path }) => writePath(buildPath({ kind: 'document', path, name: NEWS_ITEM }))),
      // The page leads to the feeds that readers subscribe to, not to that of wire systems.
      ...places.filter(({ isLive }) => isLive).map(({ path }) => writePath(`${path}/${FEED_FILES.ninjs}`)),
      ...media.flatMap((one) => ('file' in one ? [writePath(one.file.path)] : [])),
      ...partners.map(({ name, format }) => buildPath({ kind: 'partner', name, format })),
    ],
    redirects: [
      ...redirects.filter((rule) => !isPattern(rule)).map(({ from }) => from),
      // Those of the newest articles first: a host may not take all.
      ...aliases
        .toSorted((one, other) => orderOf(one) - orderOf(other))
        .flatMap(({ id, path }) => [path, ...(live.has(id) ? liveFeeds(path) : [])]),
    ].map(writePath),
    targets: redirects
      .filter((rule) => isPattern(rule) && rule.to.startsWith('/') && placeholders(rule.to).length === 0)
      .map(({ to }) => to),
  };
}

/** The feeds of a story in progress, which move with it. */
const liveFeeds = (path: string): readonly string[] =>
  Object.values(FEED_FILES).map((file) => `${path}/${file}`);
