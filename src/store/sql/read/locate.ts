import type { Withdrawal } from '../../../domain/article.ts';
import { dateAt, earliestAt } from '../../../domain/instant.ts';
import type { Located } from '../../../domain/listing.ts';
import { headChanges, isPublic, isWithdrawn } from '../../../domain/visibility.ts';
import { decodeWithdrawal } from '../../codec.ts';
import type { Alias, SnapshotMedia } from '../../snapshot.ts';
import { integer, type Row } from '../handle.ts';
import { KIND } from '../kind.ts';
import { BY_ID, LOCATE, SHOWN_BY } from './statements.ts';
import type { Store } from './store.ts';

/** A function from a path and an instant to what stands there. */
export function createLocator(store: Store): (path: string, now: number) => Promise<Located | undefined> {
  const { number } = store.generation;
  return async (path, now) => {
    const found = await store.queryFor(path, [LOCATE, number]);
    const rows = found.filter(({ kind }) => typeof kind === 'number');
    const article = rows.find((row) => row.kind !== KIND.withdrawal && isPublic(windowOf(row), now));
    if (article?.kind === KIND.elsewhere) return undefined;
    if (article !== undefined) {
      const { until } = windowOf(article);
      return {
        kind: 'article',
        article: await store.open(String(article.text)),
        changesAt: until,
      };
    }
    const withdrawal = rows
      .filter((row) => row.kind === KIND.withdrawal)
      .map(withdrawalOf)
      .find((one) => isWithdrawn(one, now));
    const [other] = found;
    // Only the writer writes it, from one of these.
    const about =
      typeof other?.about === 'string' ? (JSON.parse(other.about) as SnapshotMedia | Alias) : undefined;
    // Another article has taken over the path of what was withdrawn.
    const moved = about && 'id' in about ? await locateMoved(about, now, store) : undefined;
    if (moved) return moved;
    if (withdrawal !== undefined) return { kind: 'withdrawn', withdrawal };
    return about && 'file' in about
      ? locateMedia(about, { now, modified: dateAt(other?.modified) }, store)
      : undefined;
  };
}

async function locateMoved({ id }: Alias, now: number, store: Store): Promise<Located | undefined> {
  const [rows = []] = await store.query([[BY_ID, id, store.generation.number]]);
  const article = rows.find((row) => row.kind !== KIND.withdrawal && isPublic(windowOf(row), now));
  if (article?.kind === KIND.elsewhere) {
    return { kind: 'moved', to: (await store.open(String(article.text))).url };
  }
  const withdrawal = rows.find((row) => row.kind === KIND.withdrawal && isWithdrawn(withdrawalOf(row), now));
  const there = article ?? withdrawal;
  return there && { kind: 'moved', to: String(there.path) };
}

async function locateMedia(
  { file, always, shownBy }: SnapshotMedia,
  { now, modified }: { readonly now: number; readonly modified: Date | undefined },
  store: Store,
): Promise<Located | undefined> {
  const found = { kind: 'media' as const, file, modified };
  if (always) return found;
  const [rows = []] = await store.query([[SHOWN_BY, JSON.stringify(shownBy), store.generation.number]]);
  const articles = rows.map(windowOf);
  if (!articles.some((article) => isPublic(article, now))) return undefined;
  const coming = articles.flatMap(headChanges).filter((one) => one > now);
  return { ...found, changesAt: earliestAt(coming) };
}

function windowOf(row: Row) {
  const [until, updated] = [dateAt(row.until), dateAt(row.updated)];
  return { from: new Date(integer(row.since)), until, updated };
}

function withdrawalOf(row: Row): Withdrawal {
  return decodeWithdrawal(String(row.text));
}
