import { hash } from '../content/article/hash.ts';
import type { Entry, Gathered, Matter } from '../content/article/parse-article.ts';
import { faulty, isUnreadable } from '../content/article/parsed.ts';
import type { Library, Resolved } from '../content/article/reference.ts';
import { sealed } from '../content/article/stored-document.ts';
import type { Answer, Answers } from '../content/body/plain.ts';
import type { Withheld } from '../content/site/withheld.ts';
import type { Withdrawal } from '../domain/article.ts';
import type { Spool } from '../runtime/node/disk-map.ts';
import { encodeWithdrawal } from '../store/codec.ts';
import type { StoredArticle } from '../store/sql/write/article-row.ts';
import type { Writer } from '../store/sql/write/writer.ts';
import { type Card, cardOf, type Known } from './file-record.ts';
import { type Answering, answering } from './links.ts';
import type { Memory } from './memory.ts';
import { type Before, createBefore } from './previous-state.ts';
import { rightsDigest } from './rights.ts';

/** One bringing up to date: what is known is changed, and what was known before is remembered. */
export type Session = {
  /** What was known of every file that was touched, before. */
  readonly before: Pick<Before, 'has' | 'get'>;
  /** Whether a page that may be linked to came, went or moved. */
  readonly moved: boolean;
  /** Whether what is shown, who shows it, or an old address may have changed. */
  readonly reshown: boolean;
  /** Keys of the pictures of which another withholding was noted. */
  readonly reallowed: Set<string>;
  /** Articles that were rendered before it was known that a picture of theirs is withheld. */
  readonly unredacted: Set<string>;
  /** Knows an article's file before it has been read, so that links may lead to it. */
  expect(file: string): void;
  set(file: string, known: Known | undefined): void;
  /** Takes in what a file says. With `answers` its links have been followed; without, it may have to wait until they can be. */
  take(gathered: Gathered, about: Taking): Promise<void>;
  /** Stores what waited for its links to lead somewhere; false where it has to be read again. */
  settle(file: string, found: Answering): Promise<boolean>;
  /** Hands on what is left: the store then holds what is known. */
  finish(): Promise<void>;
};

export type Taking = {
  readonly stamp: string;
  readonly around: string;
  readonly library: Library;
  readonly answers?: Answering;
  /** What was withheld of its pictures when it was rendered. */
  readonly withheld?: readonly Withheld[];
};

/** Characters of articles given to the store at once. With more at a time it has less work, and the collector of garbage more. */
const some = 1_500_000;

/** An article that waits for its links to lead somewhere. */
export type Spooled = Extract<Matter, { readonly kind: 'article' }>;

type Spools = { readonly articles: Spool<Spooled>; readonly before: Spool<Known> };

export function createSession(memory: Memory, writer: Writer, spools: Spools): Session {
  const spool = spools.articles;
  const before = createBefore(spools.before);
  const changes = { moved: false, reshown: false };
  /** Ids that an article no longer has, or no longer with anything to show. */
  const released = new Set<string>();
  const reallowed = new Set<string>();
  const unredacted = new Set<string>();
  let articles: StoredArticle[] = [];
  let length = 0;
  /** By file: another may turn out to have the id. */
  const withdrawals = new Map<string, Withdrawal>();
  const flush = async () => {
    await writer.upsert(articles);
    articles = [];
    length = 0;
  };
  const set = (file: string, known: Known | undefined) => {
    const last = memory.get(file);
    before.note(file, memory.expected.has(file) ? undefined : last);
    changes.moved ||= moves(last, known);
    changes.reshown ||= reshows(last, known);
    const [old, own] = [last?.article, known?.article];
    if (JSON.stringify(old?.withholds) !== JSON.stringify(own?.withholds))
      for (const card of [old, own]) for (const key of card?.withholds?.keys ?? []) reallowed.add(key);
    if (old?.hash !== undefined && (own?.hash === undefined || own.id !== old.id)) released.add(old.id);
    memory.set(file, known);
  };
  const store = async (
    { elsewhere }: Pick<Card, 'elsewhere'>,
    { head, pages, words }: Spooled,
    answers: Answers | undefined,
  ) => {
    const made = sealed({ ...pages, ...(answers && { answers }) });
    const stored = { head: { ...head, hash: made.hash }, document: made.document, elsewhere };
    articles.push({ ...stored, ...(words !== undefined && { words }) });
    length += made.document.length + (words?.length ?? 0);
    if (length >= some) await flush();
    return made.hash;
  };
  /** The card with its hash, if it can be stored already. */
  const tryToStore = async (
    file: string,
    entry: Entry,
    { library, answers, withheld = [] }: Taking,
  ): Promise<Card> => {
    const { matter, links } = entry;
    const card = cardOf(entry, matter.kind, rightsDigest(withheld));
    if (matter.kind === 'withdrawn') {
      withdrawals.set(file, matter.withdrawal);
      return { ...card, hash: hash(encodeWithdrawal(matter.withdrawal)) };
    }
    const found = answers ?? answering(file, card, library);
    const ready = answers || links.length === 0 || (found.sound && matter.pages.answers);
    if (ready && memory.claims.free(file, card.id)) {
      const all =
        matter.pages.answers && completed(matter.pages.answers, links.length > 0 ? found.answers : {});
      return { ...card, hash: await store(card, matter, all), linked: found.digest };
    }
    spool.put(file, matter);
    return card;
  };
  return {
    before,
    get moved() {
      return changes.moved;
    },
    get reshown() {
      return changes.reshown;
    },
    ...{ reallowed, unredacted },
    expect(file) {
      changes.moved = true;
      memory.expect(file);
    },
    set,
    async take(gathered, about) {
      const { file, source, problems, draft, entry } = gathered;
      const { stamp, around, answers } = about;
      const old = memory.get(file);
      if (gathered.same && old) return set(file, { ...old, stamp });
      const base: Known = {
        stamp,
        source,
        around,
        ...(draft && { draft }),
        ...(problems.length > 0 && { problems }),
      };
      if (isUnreadable(problems)) {
        // Not known is not gone: it stays as it last was, and is read again the next time, whatever it looks like.
        const last = before.get(file) ?? old;
        return set(file, {
          ...{ ...last, stamp: '', problems },
          ...(last?.article?.hash !== undefined && { kept: true }),
        });
      }
      if (draft) return set(file, base);
      if (!faulty(problems) && entry) {
        const card = await tryToStore(file, entry, about);
        set(file, { ...base, article: card });
        if (rightsDigest(memory.rights.of(card.pictures ?? [], file)) !== (card.rights ?? ''))
          unredacted.add(file);
        return;
      }
      const right = before.get(file) ?? old;
      const edited = right?.kept || right?.source !== source;
      if (right?.article?.hash !== undefined && edited)
        return set(file, { ...base, article: right.article, kept: true });
      const broken = entry && { ...cardOf(entry, 'broken'), ...(answers && { linked: answers.digest }) };
      set(file, { ...base, ...(broken && { article: broken }) });
    },
    async settle(file, found) {
      const known = memory.get(file);
      const card = known?.article;
      const matter = found.sound ? spool.take(file) : undefined;
      if (!known || !card || !matter?.pages.answers) return false;
      const own = await store(card, matter, completed(matter.pages.answers, found.answers));
      set(file, { ...known, article: { ...card, hash: own, linked: found.digest } });
      return true;
    },
    async finish() {
      await flush();
      await writer.settle();
      const standing = (id: string) =>
        memory.shelf.withId(id).some(([, { article }]) => article?.hash !== undefined);
      await writer.remove([...released].filter((id) => !standing(id)));
      await writer.withdraw(
        [...withdrawals]
          .filter(([file]) => memory.get(file)?.article?.hash !== undefined)
          .map(([, one]) => one),
      );
    },
  };
}

function moves(before: Known | undefined, now: Known | undefined): boolean {
  const [old, own] = [before?.article, now?.article];
  const told = (card: Card | undefined) =>
    JSON.stringify([card?.url, card?.path, card?.state, card?.shown, card?.aliases]);
  return !before !== !now || told(old) !== told(own);
}

function reshows(before: Known | undefined, now: Known | undefined): boolean {
  if (before?.facts?.hash !== now?.facts?.hash || before?.fields !== now?.fields) return true;
  const [old, own] = [before?.article, now?.article];
  // A file that the site or a section shows, as far as can be told here: what it is is looked at with all that is shown.
  if (!old && !own && before?.stamp !== now?.stamp) return true;
  if (!same(old?.aliases, own?.aliases) || !same(old?.shows, own?.shows)) return true;
  const counts = [old, own].some((card) => (card?.aliases?.length ?? 0) + (card?.shows.length ?? 0) > 0);
  const stored = (card: Card | undefined) => card?.hash !== undefined;
  return counts && (old?.id !== own?.id || old?.state !== own?.state || stored(old) !== stored(own));
}

const same = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  one.length === other.length && one.every((each, index) => each === other[index]);

/** What links lead to, in place of what was put there for the time being. */
function completed(answers: Answers, links: Readonly<Record<string, Resolved>>): Answers {
  const found = Object.entries(links).flatMap(([key, answer]): readonly (readonly [string, Answer])[] =>
    answer.kind === 'url'
      ? [[key.slice(key.indexOf(' ') + 1), answer.shown ? [answer.url, answer.shown] : [answer.url]]]
      : [],
  );
  return found.length === 0 ? answers : { ...answers, ...Object.fromEntries(found) };
}
