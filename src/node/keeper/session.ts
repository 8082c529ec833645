import type { ArticleHead, Withdrawal } from '../../collection/article.ts';
import { encodeWithdrawal } from '../../collection/codec.ts';
import type { StoredArticle } from '../../collection/sql/stored.ts';
import type { Writer } from '../../collection/sql/writer.ts';
import { sealed } from '../../content/document.ts';
import type { Entry, Gathered, Matter } from '../../content/gather.ts';
import { hash } from '../../content/hash.ts';
import { faulty } from '../../content/parsed.ts';
import type { Answer, Answers } from '../../content/plain.ts';
import type { Library, Resolved } from '../../content/reference.ts';
import { type Card, cardOf, type Known } from './known.ts';
import { type Answering, answering } from './links.ts';
import type { Memory } from './memory.ts';
import type { Spool } from './spool.ts';

/** One bringing up to date: what is known is changed, and what was known before is remembered. */
export type Session = {
  /** What was known of every file that was touched, before. */
  readonly before: ReadonlyMap<string, Known | undefined>;
  set(file: string, known: Known | undefined): void;
  /** Takes in what a file says. With `answers` its links have been followed; without, it may have to wait until they can be. */
  take(gathered: Gathered, about: Taking): Promise<void>;
  /** Stores what waited for its links to lead somewhere; false where it has to be read again. */
  settle(file: string, card: Card, found: Answering): Promise<boolean>;
  /** Hands on what is left: the store then holds what is known. */
  finish(): Promise<void>;
};

export type Taking = {
  readonly stamp: string;
  readonly around: string;
  readonly library: Library;
  readonly answers?: Answering;
};

/** Characters of articles given to the store at once. With more at a time it has less work, and the collector of garbage more. */
const some = 1_500_000;

/** An article that waits for its links to lead somewhere. */
export type Spooled = Extract<Matter, { readonly kind: 'article' }>;

export function createSession(memory: Memory, writer: Writer, spool: Spool<Spooled>): Session {
  const before = new Map<string, Known | undefined>();
  const stored = new Set<string>();
  let articles: StoredArticle[] = [];
  let length = 0;
  const withdrawals = new Map<string, Withdrawal>();
  const flush = async () => {
    await writer.upsert(articles);
    articles = [];
    length = 0;
  };
  const set = (file: string, known: Known | undefined) => {
    if (!before.has(file)) before.set(file, memory.files.get(file));
    memory.set(file, known);
  };
  const store = async (card: Card, { head, pages, words }: Spooled, answers: Answers | undefined) => {
    const made = sealed({ ...pages, ...(answers && { answers }) });
    stored.add(card.id);
    const article = { head: { ...head, hash: made.hash } satisfies ArticleHead, elsewhere: card.elsewhere };
    articles.push({ ...article, document: made.document, ...(words !== undefined && { words }) });
    length += made.document.length + (words?.length ?? 0);
    if (length >= some) await flush();
    return made.hash;
  };
  /** The card with its hash, if it can be stored already. */
  const tryToStore = async (file: string, entry: Entry, { library, answers }: Taking): Promise<Card> => {
    const { matter, links } = entry;
    const card = cardOf(entry, matter.kind);
    if (matter.kind === 'withdrawn') {
      withdrawals.set(card.id, matter.withdrawal);
      stored.add(card.id);
      return { ...card, hash: hash(encodeWithdrawal(matter.withdrawal)) };
    }
    const owner = memory.claims.ownerOf(card.id);
    const found = answers ?? answering(file, links, library);
    const ready = answers || links.length === 0 || (found.sound && matter.pages.answers);
    if (ready && (owner === undefined || owner === file)) {
      const all =
        matter.pages.answers && completed(matter.pages.answers, links.length > 0 ? found.answers : {});
      return { ...card, hash: await store(card, matter, all), linked: found.digest };
    }
    spool.put(file, matter);
    return card;
  };
  return {
    before,
    set,
    async take(gathered, about) {
      const { file, source, problems, draft, entry } = gathered;
      const { stamp, around, answers } = about;
      const old = memory.files.get(file);
      if (gathered.same && old) return set(file, { ...old, stamp });
      const base: Known = {
        stamp,
        source,
        around,
        ...(draft && { draft }),
        ...(problems.length > 0 && { problems }),
      };
      if (draft) return set(file, base);
      if (!faulty(problems) && entry)
        return set(file, { ...base, article: await tryToStore(file, entry, about) });
      const right = before.get(file) ?? old;
      const edited = right?.kept || right?.source !== source;
      if (right?.article?.hash !== undefined && edited)
        return set(file, { ...base, article: right.article, kept: true });
      const broken = entry && { ...cardOf(entry, 'broken'), ...(answers && { linked: answers.digest }) };
      set(file, { ...base, ...(broken && { article: broken }) });
    },
    async settle(file, card, found) {
      const known = memory.files.get(file);
      const matter = found.sound ? spool.take(file) : undefined;
      if (!known || !matter?.pages.answers) return false;
      const own = await store(card, matter, completed(matter.pages.answers, found.answers));
      set(file, { ...known, article: { ...card, hash: own, linked: found.digest } });
      return true;
    },
    async finish() {
      await flush();
      const standing = (id: string) => {
        const owner = memory.claims.ownerOf(id);
        return owner !== undefined && memory.files.get(owner)?.article?.hash !== undefined;
      };
      const gone = new Set<string>();
      for (const known of before.values()) {
        const card = known?.article;
        if (card?.hash !== undefined && !standing(card.id)) gone.add(card.id);
      }
      for (const id of stored) if (!standing(id)) gone.add(id);
      await writer.remove([...gone]);
      await writer.withdraw([...withdrawals].filter(([id]) => standing(id)).map(([, one]) => one));
    },
  };
}

/** What links lead to, in place of what was put there for the time being. */
function completed(answers: Answers, links: Readonly<Record<string, Resolved>>): Answers {
  const found = Object.entries(links).flatMap(([key, answer]): readonly (readonly [string, Answer])[] =>
    answer.kind === 'url' ? [[key.slice(key.indexOf(' ') + 1), [answer.url]]] : [],
  );
  return found.length === 0 ? answers : { ...answers, ...Object.fromEntries(found) };
}
