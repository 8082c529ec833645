import { duplicates } from '../content/article/duplicates.ts';
import type { Library } from '../content/article/reference.ts';
import { type Problem, problem } from '../content/problems/problem.ts';
import { lineOf } from '../content/problems/problem-line.ts';
import type { Sections } from '../content/site/section.ts';
import type { Writer } from '../store/sql/write/writer.ts';
import type { Card, Known } from './file-record.ts';
import { type Answering, answering } from './links.ts';
import type { Memory } from './memory.ts';
import { rightsDigest } from './rights.ts';
import type { Session } from './session.ts';

/** A file to be read again, now that it is known where its links lead. */
export type Again = { readonly file: string; readonly answers: Answering };

type Deciding = {
  readonly memory: Memory;
  readonly session: Session;
  readonly writer: Pick<Writer, 'settle'>;
  readonly sections: Sections;
  readonly library: Library;
  readonly root: string;
  /** What is wrong with articles among the others, by file; kept from one time to the next. */
  readonly joined: Map<string, readonly Problem[]>;
};

/** Settles who keeps an id or address that two have, and where links lead. Resolves to the files that must be read again. */
export async function decide(given: Deciding): Promise<readonly Again[]> {
  const { memory, session, library } = given;
  const freed = memory.contested.size > 0 ? await judge(given) : [];
  const again = new Map<string, Again>();
  for (const file of freed)
    again.set(file, { file, answers: answering(file, memory.get(file)?.article ?? { links: [] }, library) });
  for (const file of new Set([...memory.linking.keys(), ...memory.waiting])) {
    if (memory.losers.has(file) || !(session.moved || session.before.has(file))) continue;
    const { linked, ...about } = memory.linking.get(file) ?? { links: [] };
    const found = answering(file, about, library);
    if (!memory.waiting.has(file) && found.digest === linked) continue;
    if (memory.waiting.has(file) && (await session.settle(file, found))) continue;
    again.set(file, { file, answers: found });
  }
  for (const file of redacted(given))
    again.set(file, { file, answers: answering(file, memory.get(file)?.article ?? { links: [] }, library) });
  return [...again.values()];
}

/** Articles of which others are to see more or less than when they were rendered. */
function redacted({ memory, session: { reallowed, unredacted } }: Deciding): readonly string[] {
  const files = new Set(unredacted);
  for (const [file, { article }] of memory.shelf.mentioning([...reallowed].map((key) => `"${key}"`)))
    if (article?.pictures?.some((key) => reallowed.has(key))) files.add(file);
  reallowed.clear();
  unredacted.clear();
  return [...files].filter((file) => {
    const known = memory.get(file);
    if (known?.article?.state !== 'article' || known.kept || memory.losers.has(file)) return false;
    const { pictures = [], rights = '' } = known.article;
    return rightsDigest(memory.rights.of(pictures, file)) !== rights;
  });
}

/** Finds who repeats what another has; resolves to those who no longer do. */
async function judge({
  memory,
  session,
  writer,
  sections,
  root,
  joined,
}: Deciding): Promise<readonly string[]> {
  await writer.settle();
  for (let round = 0; ; round += 1) {
    const group = rivals(memory);
    const claimants = [...group].flatMap(([file, { article }]) => (article ? [{ ...article, file }] : []));
    const found = duplicates(claimants, sections, ({ file }) => publishedAs(file, memory, session));
    // An edit that takes another's place does not count; what was there before stands.
    const reverted = [...found.keys()].filter(({ file }) => {
      const [old, now] = [session.before.get(file), group.get(file)];
      const right = old?.article?.hash !== undefined && !now?.kept && old.source !== now?.source;
      if (!right || !now || round > 8) return false;
      session.set(file, { ...now, article: old.article, kept: true });
      return true;
    });
    for (const [{ file }, findings] of found)
      joined.set(
        file,
        findings.map((finding) => problem(file, finding, lineOf(root, file))),
      );
    if (reverted.length > 0) continue;
    const losers = new Set([...found.keys()].map(({ file }) => file));
    const freed = [...memory.losers].filter((file) => !losers.has(file) && memory.has(file));
    for (const file of memory.losers) if (!losers.has(file) && !memory.get(file)?.kept) joined.delete(file);
    for (const { file, ...card } of claimants) memory.claims.release(file, card);
    for (const { file, ...card } of claimants) if (!losers.has(file)) memory.claims.claim(file, card);
    memory.losers.clear();
    for (const file of losers) lose(file, memory, session);
    memory.contested.clear();
    return freed;
  }
}

/** The article of a file as readers have it. */
function publishedAs(file: string, memory: Memory, { before }: Session): Card | undefined {
  const card = (before.has(file) ? before.get(file) : memory.get(file))?.article;
  return card?.hash === undefined ? undefined : card;
}

/** Those whose claims are contested, and all who have one in common with them or with one of these. */
function rivals({ contested, losers, get, shelf }: Memory): ReadonlyMap<string, Known> {
  const group = new Map<string, Known>();
  const pending = [...contested, ...losers];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    const known = group.has(file) ? undefined : get(file);
    if (!known?.article) continue;
    group.set(file, known);
    pending.push(...shelf.claiming(known.article).map(([other]) => other));
  }
  return group;
}

function lose(file: string, memory: Memory, session: Session): void {
  memory.losers.add(file);
  const known = memory.get(file);
  if (!known?.article || known.article.state === 'broken') return;
  const { hash: _, ...card } = known.article;
  session.set(file, { ...known, article: { ...card, state: 'broken' } });
}
