import type { Withdrawal } from '../../../domain/article.ts';
import { dateAt, earliestAt } from '../../../domain/instant.ts';
import type { Located, LocatedStory } from '../../../domain/listing.ts';
import { headChanges, isPublic, isWithdrawn } from '../../../domain/visibility.ts';
import { decodeWithdrawal } from '../../codec.ts';
import type { Alias, SnapshotMedia } from '../../snapshot.ts';
import { integer, type Row } from '../handle.ts';
import { KIND } from '../kind.ts';
import { LOCATE } from './statements.ts';
import type { Store } from './store.ts';

/** A function from a path and an instant to what stands there. */
export function createLocator(store: Store): (path: string, now: number) => Promise<Located | undefined> {
  const { number } = store.generation;
  return async (path, now) => {
    const found = await store.queryFor(path, [LOCATE, number]);
    const rowsOf = (of: string) => found.filter((row) => row.of === of && typeof row.kind === 'number');
    const rows = rowsOf('path');
    const article = rows.find((row) => row.kind !== KIND.withdrawal && isPublic(windowOf(row), now));
    if (article?.kind === KIND.elsewhere) return undefined;
    if (article !== undefined) return articleAt(article, store);
    const withdrawal = rows
      .filter((row) => row.kind === KIND.withdrawal)
      .map(withdrawalOf)
      .find((one) => isWithdrawn(one, now));
    const [other] = found;
    // Only the writer writes it, from one of these.
    const about =
      typeof other?.about === 'string' ? (JSON.parse(other.about) as SnapshotMedia | Alias) : undefined;
    // Another article has taken over the path of what was withdrawn.
    const moved = about && 'id' in about ? await locateMoved(rowsOf('id'), now, store) : undefined;
    if (moved) return moved;
    if (withdrawal !== undefined) return { kind: 'withdrawn', withdrawal };
    return about && 'file' in about
      ? locateMedia(about, rowsOf('shown').map(windowOf), { now, modified: dateAt(other?.modified) })
      : undefined;
  };
}

/** `rows`: of the article that was there, and its withdrawal. */
async function locateMoved(rows: readonly Row[], now: number, store: Store): Promise<Located | undefined> {
  const article = rows.find((row) => row.kind !== KIND.withdrawal && isPublic(windowOf(row), now));
  if (article?.kind === KIND.elsewhere) {
    return { kind: 'moved', to: (await store.open(String(article.text))).url };
  }
  if (article) return { kind: 'moved', to: String(article.target), story: await articleAt(article, store) };
  const row = rows.find((row) => row.kind === KIND.withdrawal && isWithdrawn(withdrawalOf(row), now));
  if (!row) return undefined;
  const withdrawal = withdrawalOf(row);
  return { kind: 'moved', to: withdrawal.path, story: { kind: 'withdrawn', withdrawal } };
}

/** The article of a row, which has the document with it. */
async function articleAt(row: Row, store: Store): Promise<LocatedStory> {
  const article = await store.open(String(row.text));
  return { ...{ kind: 'article', article, changesAt: windowOf(row).until } };
}

/** `shownBy`: when the articles that show the file are public. */
function locateMedia(
  { file, always }: SnapshotMedia,
  shownBy: readonly ReturnType<typeof windowOf>[],
  { now, modified }: { readonly now: number; readonly modified: Date | undefined },
): Located | undefined {
  const found = { kind: 'media' as const, file, modified };
  if (always) return found;
  if (!shownBy.some((article) => isPublic(article, now))) return undefined;
  const coming = shownBy.flatMap(headChanges).filter((one) => one > now);
  return { ...found, changesAt: earliestAt(coming) };
}

function windowOf(row: Row) {
  const [until, updated] = [dateAt(row.until), dateAt(row.updated)];
  return { from: new Date(integer(row.since)), until, updated };
}

function withdrawalOf(row: Row): Withdrawal {
  return decodeWithdrawal(String(row.text));
}
