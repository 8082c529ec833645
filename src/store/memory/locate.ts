import type { Article, ArticleHead } from '../../domain/article.ts';
import { dateAt, earliestAt } from '../../domain/instant.ts';
import type { Located, LocatedStory } from '../../domain/listing.ts';
import { fileKey } from '../../domain/modified.ts';
import { headChanges, isPublic, isWithdrawn } from '../../domain/visibility.ts';
import type { Snapshot, SnapshotMedia, SnapshotSource } from '../snapshot.ts';

type LocateOptions = {
  readonly snapshot: Snapshot;
  readonly source: SnapshotSource;
  /** By id. */
  readonly heads: ReadonlyMap<string, ArticleHead>;
};

/** A function from a path and an instant to what stands there; rejects where `source` does. */
export function locator({ snapshot, source, heads }: LocateOptions) {
  const articles = new Map(snapshot.heads.map((head) => [head.path, head]));
  const withdrawals = new Map(snapshot.withdrawals.map((withdrawal) => [withdrawal.path, withdrawal]));
  const media = new Map(snapshot.media.map((shown) => [shown.file.path, shown]));
  const aliases = new Map(snapshot.aliases?.map(({ path, id }) => [path, id]));
  const withdrawalsById = new Map(snapshot.withdrawals.map((withdrawal) => [withdrawal.id, withdrawal]));

  const moved = async (id: string, now: number): Promise<Located | undefined> => {
    const head = heads.get(id);
    if (head !== undefined && isPublic(head, now)) {
      const article = await source.article(head);
      if (article?.elsewhere) return { kind: 'moved', to: article.url };
      return article && { kind: 'moved', to: head.path, story: articleAt(article, head) };
    }
    const withdrawal = withdrawalsById.get(id);
    if (withdrawal === undefined || !isWithdrawn(withdrawal, now)) return undefined;
    return { kind: 'moved', to: withdrawal.path, story: { kind: 'withdrawn', withdrawal } };
  };

  return async (path: string, now: number): Promise<Located | undefined> => {
    const head = articles.get(path);
    if (head !== undefined && isPublic(head, now)) {
      const article = await source.article(head);
      return article === undefined || article.elsewhere ? undefined : articleAt(article, head);
    }
    const shown = media.get(path);
    const alias = shown ? undefined : aliases.get(path);
    // Another article has taken over the path of what was withdrawn.
    const taken = alias === undefined ? undefined : await moved(alias, now);
    if (taken) return taken;
    const withdrawal = withdrawals.get(path);
    if (withdrawal !== undefined && isWithdrawn(withdrawal, now)) return { kind: 'withdrawn', withdrawal };
    if (shown === undefined) return undefined;
    const recorded = snapshot.modified;
    const modified = dateAt(recorded?.scopes?.[fileKey(path)] ?? recorded?.all);
    return locateMedia(shown, heads, { now, modified });
  };
}

const articleAt = (article: Article, { until }: ArticleHead): LocatedStory => ({
  ...{ kind: 'article', article, changesAt: until },
});

function locateMedia(
  { file, always, shownBy }: SnapshotMedia,
  heads: ReadonlyMap<string, ArticleHead>,
  { now, modified }: { readonly now: number; readonly modified: Date | undefined },
): Located | undefined {
  const found = { kind: 'media' as const, file, modified };
  if (always) return found;
  const articles = shownBy.map((id) => heads.get(id)).filter((head) => head !== undefined);
  if (!articles.some((head) => isPublic(head, now))) return undefined;
  const coming = articles.flatMap(headChanges).filter((instant) => instant > now);
  return { ...found, changesAt: earliestAt(coming) };
}
