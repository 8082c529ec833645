import type { ArticleHead, Withdrawal } from '../../collection/article.ts';
import type { Library } from '../../content/reference.ts';
import { newestFirst } from '../../content/snapshot.ts';
import type { Edition } from '../early.ts';
import type { Contest } from './contest.ts';
import type { Card } from './known.ts';
import { answering } from './links.ts';
import type { Memory } from './memory.ts';
import type { Session, Stored } from './session.ts';
import type { Setting } from './setting.ts';

type Editing = {
  readonly memory: Memory;
  readonly session: Session;
  readonly setting: Setting;
  readonly library: Library;
  /** What has been stored since the first file was read, by file. */
  readonly stored: ReadonlyMap<string, Stored>;
  readonly contest: Contest;
  readonly since: number;
};

/** What can be told of the collection once these files are read; undefined where they tell too little. */
export async function editionOf(
  files: Iterable<string>,
  { memory, session, setting, library, stored, contest, since }: Editing,
): Promise<Edition | undefined> {
  const cards = [...files].flatMap((file): readonly [string, Card][] => {
    const card = memory.get(file)?.article;
    return card ? [[file, card]] : [];
  });
  const claims = Map.groupBy(
    cards.flatMap(([, card]) => claimsOf(card)),
    String,
  );
  const { byPath } = setting.scene.sections;
  const isContested = (file: string, card: Card) =>
    contest.has(file, card) ||
    byPath.has(card.path.slice(1)) ||
    claimsOf(card).some((claim) => claims.get(claim)?.length !== 1);
  const contested = new Set(cards.filter(([file, card]) => isContested(file, card)).map(([file]) => file));
  for (const file of memory.waiting) {
    const found = answering(file, memory.linking.get(file)?.links ?? [], library);
    if (found.sound && !contested.has(file)) await session.settle(file, found);
  }
  const heads: ArticleHead[] = [];
  const withdrawals: Withdrawal[] = [];
  const documents = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const [file, card] of cards) {
    if (card.state === 'broken') continue;
    if (card.state === 'withdrawn') {
      const withdrawal = session.withdrawals.get(card.id);
      if (contested.has(file) || !withdrawal) return undefined;
      withdrawals.push(withdrawal);
      continue;
    }
    const own = stored.get(file);
    const head = own?.head ?? session.waiting(file);
    if (!head) return undefined;
    heads.push({ hash: '', ...head });
    if (own) documents.set(card.id, Buffer.from(own.document).toString());
    // Where its links lead depends on who keeps what is contested.
    const depends = (contest.any || contested.size > 0) && card.links.length > 0;
    if (!own || contested.has(file) || depends) doubtful.add(card.id);
  }
  const { site, subjects } = setting;
  const snapshot = {
    ...{ site, revision: '', sections: subjects, authors: [], tags: [], media: [], withdrawals },
    heads: heads.toSorted(newestFirst),
  };
  return { snapshot, documents, doubtful, since };
}

const claimsOf = ({ id, path, url, elsewhere }: Card): readonly string[] => [
  `id ${id}`,
  `path ${path}`,
  ...(elsewhere ? [`url ${url}`] : []),
];
