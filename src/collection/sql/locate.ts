import type { Withdrawal } from '../article.ts';
import { decodeWithdrawal } from '../codec.ts';
import type { Located } from '../collection.ts';
import { headChanges, isPublic, isWithdrawn } from '../public.ts';
import type { SnapshotMedia } from '../snapshot.ts';
import type { Store } from './collections.ts';
import { ask, instant, integer, type Row } from './handle.ts';
import { KIND } from './kind.ts';
import { LOCATE, MEDIA, SHOWN_BY } from './statements.ts';

/** A function from a path and an instant to what stands there. */
export function createLocator(store: Store): (path: string, now: number) => Promise<Located | undefined> {
  const { number } = store.generation;
  return async (path, now) => {
    const [rows = [], media = []] = await ask(store.handle, [
      [LOCATE, path, number],
      [MEDIA, path, number],
    ]);
    const article = rows.find((row) => row.kind !== KIND.withdrawal && isPublic(windowOf(row), now));
    if (article?.kind === KIND.elsewhere) return undefined;
    if (article !== undefined) {
      const { until } = windowOf(article);
      return {
        kind: 'article',
        article: await store.open(String(article.text)),
        ...(until && { changesAt: until }),
      };
    }
    const withdrawal = rows
      .filter((row) => row.kind === KIND.withdrawal)
      .map(withdrawalOf)
      .find((one) => isWithdrawn(one, now));
    if (withdrawal !== undefined) return { kind: 'withdrawn', withdrawal };
    const [file] = media;
    // Only the writer writes it, from a SnapshotMedia.
    return file && locateMedia(JSON.parse(String(file.about)) as SnapshotMedia, now, store);
  };
}

async function locateMedia(
  { file, always, shownBy }: SnapshotMedia,
  now: number,
  store: Store,
): Promise<Located | undefined> {
  if (always) return { kind: 'media', file };
  const [rows = []] = await ask(store.handle, [[SHOWN_BY, JSON.stringify(shownBy), store.generation.number]]);
  const articles = rows.map(windowOf);
  if (!articles.some((article) => isPublic(article, now))) return undefined;
  const coming = articles.flatMap(headChanges).filter((one) => one > now);
  return { kind: 'media', file, ...(coming.length > 0 && { changesAt: new Date(Math.min(...coming)) }) };
}

function windowOf(row: Row) {
  const [until, updated] = [instant(row.until), instant(row.updated)];
  return { from: new Date(integer(row.since)), ...(until && { until }), ...(updated && { updated }) };
}

function withdrawalOf(row: Row): Withdrawal {
  return decodeWithdrawal(String(row.text));
}
