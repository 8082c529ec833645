import { duplicates } from '../../content/duplicates.ts';
import { type Problem, problem } from '../../content/problem.ts';
import type { Library } from '../../content/reference.ts';
import type { Sections } from '../../content/section.ts';
import { type Answering, answering } from './links.ts';
import { lineOf } from './locate.ts';
import type { Memory } from './memory.ts';
import type { Session } from './session.ts';

/** A file to be read again, now that it is known where its links lead. */
export type Again = { readonly file: string; readonly answers: Answering };

type Deciding = {
  readonly memory: Memory;
  readonly session: Session;
  readonly sections: Sections;
  readonly library: Library;
  readonly root: string;
  /** What is wrong with articles among the others, by file; kept from one time to the next. */
  readonly joined: Map<string, readonly Problem[]>;
};

/** Settles who keeps an id or address that two have, and where links lead. Resolves to the files that must be read again. */
export async function decide(given: Deciding): Promise<readonly Again[]> {
  const { memory, session, library } = given;
  const freed = memory.contested ? judge(given) : [];
  const again = new Map<string, Again>();
  const reach = (file: string, links: Parameters<typeof answering>[1]) =>
    again.set(file, { file, answers: answering(file, links, library) });
  for (const file of freed) reach(file, memory.files.get(file)?.article?.links ?? []);
  const everywhere = pagesMoved(given);
  for (const file of everywhere ? [...memory.files.keys()] : [...session.before.keys()]) {
    const known = memory.files.get(file);
    const card = known?.article;
    if (!card || known.kept || memory.losers.has(file)) continue;
    const waits = card.state === 'article' && card.hash === undefined;
    if (card.links.length === 0 && !waits) continue;
    const found = answering(file, card.links, library);
    if (!waits && found.digest === card.linked) continue;
    if (waits && (await session.settle(file, card, found))) continue;
    again.set(file, { file, answers: found });
  }
  return [...again.values()];
}

/** Whether a page or file that may be linked to came, went or moved. */
function pagesMoved({ memory, session }: Deciding): boolean {
  for (const [file, before] of session.before) {
    const now = memory.files.get(file);
    if (!before !== !now) return true;
    const [old, own] = [before?.article, now?.article];
    if (old?.url !== own?.url || old?.path !== own?.path || old?.state !== own?.state) return true;
  }
  return false;
}

/** Finds who repeats what another has; resolves to those who no longer do. */
function judge({ memory, session, sections, root, joined }: Deciding): readonly string[] {
  for (let round = 0; ; round += 1) {
    const claimants = memory.sorted().flatMap((file) => {
      const card = memory.files.get(file)?.article;
      return card ? [{ ...card, file }] : [];
    });
    const found = duplicates(claimants, sections);
    // An edit that takes another's place does not count; what was there before stands.
    const reverted = [...found.keys()].filter(({ file }) => {
      const [old, now] = [session.before.get(file), memory.files.get(file)];
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
    const freed = [...memory.losers].filter((file) => !losers.has(file) && memory.files.has(file));
    for (const file of memory.losers)
      if (!losers.has(file) && !memory.files.get(file)?.kept) joined.delete(file);
    memory.losers.clear();
    memory.claims.clear();
    for (const { file, ...card } of claimants) if (!losers.has(file)) memory.claims.claim(file, card);
    for (const file of losers) lose(file, memory, session);
    memory.contested = false;
    return freed;
  }
}

function lose(file: string, memory: Memory, session: Session): void {
  memory.losers.add(file);
  const known = memory.files.get(file);
  if (!known?.article || known.article.state === 'broken') return;
  const { hash: _, ...card } = known.article;
  session.set(file, { ...known, article: { ...card, state: 'broken' } });
}
