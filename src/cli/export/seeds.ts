import { buildPath, PROGRAM_FILES, scopeDocuments } from '../../domain/addresses.ts';
import type { Directory } from '../../domain/directory.ts';
import { writePath } from '../../http/path.ts';
import type { Snapshot } from '../../store/snapshot.ts';

/** Where an export begins to look, as paths below the site's address. What does not stand there is not exported. */
export type Seeds = { readonly documents: readonly string[]; readonly redirects: readonly string[] };

/** Every address that a snapshot may have. Partners' feeds only where anybody may read them. */
export function seedsOf(snapshot: Snapshot, directory: Directory): Seeds {
  const { site, heads, withdrawals, media, aliases = [] } = snapshot;
  const scopes = [directory.site, ...directory.sections, ...directory.authors, ...directory.tags].map(
    ({ scope }) => scope,
  );
  const partners = (site.partners ?? []).filter(({ access }) => access.kind === 'public');
  const places = new Map(heads.map(({ id }, place) => [id, place]));
  const placeOf = (id: string) => places.get(id) ?? heads.length;
  return {
    documents: [
      ...scopes.flatMap((scope) =>
        [{ kind: 'page', scope } as const, ...scopeDocuments(scope)]
          // A host of files cannot choose by Accept.
          .filter(({ kind }) => kind !== 'negotiated')
          .map((address) => writePath(buildPath(address))),
      ),
      ...PROGRAM_FILES,
      ...[...heads, ...withdrawals].map(({ path }) => writePath(path)),
      // No page leads to a cancellation, but programs that had the news item ask for it again.
      ...withdrawals.map(({ path }) => writePath(buildPath({ kind: 'newsml', path }))),
      ...media.map(({ file }) => writePath(file.path)),
      ...partners.map(({ name, format }) => buildPath({ kind: 'partner', name, format })),
    ],
    // Those of the newest articles first: a host may not take all.
    redirects: aliases
      .toSorted((one, other) => placeOf(one.id) - placeOf(other.id))
      .map(({ path }) => writePath(path)),
  };
}
