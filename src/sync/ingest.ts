import { join } from 'node:path';
import type { Task } from '../content/article/parse-article.ts';
import type { Withheld } from '../content/site/withheld.ts';
import { roleOf } from '../content/source/role.ts';
import type { GatherThreads } from '../content/threads/parse-threads.ts';
import { createPool } from '../content/threads/pool.ts';
import type { Writer } from '../store/sql/write/writer.ts';
import type { Known } from './file-record.ts';
import { libraryOf } from './links.ts';
import type { Memory } from './memory.ts';
import { type Again, decide } from './resolve-conflicts.ts';
import type { Keeping, Progress, Seen } from './run-sync.ts';
import { seen } from './scan-folder.ts';
import type { Session } from './session.ts';
import { type Setting, settingOf } from './site-sources.ts';

type Bringing = {
  readonly keeping: Keeping;
  readonly session: Session;
  readonly writer: Writer;
  readonly said: Parameters<typeof settingOf>[0];
  readonly articles: ReadonlyMap<string, Seen>;
  readonly threads: GatherThreads;
  readonly progress: Progress;
  readonly tidy: () => void;
};

/** Reads what must be read, until what articles take from around them and what they say agree. */
export async function bring({ keeping, session, writer, said, articles, threads, progress, tidy }: Bringing) {
  const { memory, root, media } = keeping;
  const linked = (sections: Setting['scene']['sections']) =>
    libraryOf(memory, { root, basis: said.basis, media }, sections);
  const make = () => settingOf(said, memory.folders(), linked);
  let { setting, problems } = make();
  // A call-out may link to an article that moves because of it: after a few rounds it has to do.
  for (let round = 0; round < 4; round += 1) {
    const library = linked(setting.scene.sections);
    const { around } = setting;
    const tasks = tasksOf(keeping, setting, round === 0 ? [...articles.keys(), ...memory.expected] : []);
    const pool = await createPool({ root, scene: setting.scene, expected: tasks.length, threads });
    const words = tasks.length <= atOnce && !keeping.allProblems;
    let done = 0;
    progress(done, tasks.length);
    const gather = async (files: readonly string[], answers: ReadonlyMap<string, Again>) => {
      const under: Seen[] = [];
      /** What is withheld of the pictures of each, as it was sent. */
      const applied: (readonly Withheld[])[] = [];
      // Looked at and made as they are wanted, as there may be very many.
      function* wanted() {
        for (const file of files) {
          const found = articles.get(file) ?? (memory.expected.has(file) ? seen(root, file) : unseen(file));
          // It has gone since; of what cannot be told, reading it says why.
          if ('kind' in found && found.kind !== 'unreadable') continue;
          const one = 'kind' in found ? unseen(file) : found;
          under.push(one);
          const withheld = memory.rights.of(memory.get(file)?.article?.pictures ?? [], file);
          applied.push(withheld);
          yield { ...taskOf(one, keeping, setting, words, answers.get(file)), withheld };
        }
      }
      for await (const one of pool.gather(wanted())) {
        const { stamp: now = '' } = under.shift() ?? {};
        const { file, entry } = one;
        if (file === keeping.anyway && !one.same) keeping.overlooked = one.overlooked;
        const known = memory.get(file);
        const own = around.of(file, entry?.naming ?? known?.article?.naming ?? false);
        const told = answers.get(file)?.answers;
        const stamp = now || (known?.stamp ?? '');
        const withheld = applied.shift() ?? [];
        await session.take(one, { stamp, around: own, library, withheld, ...(told && { answers: told }) });
        for (const [name, facts] of Object.entries(entry?.shows ?? {})) show(name, facts, memory, session);
        done += 1;
        if (done % 500 === 0) tidy();
        if (answers.size === 0) progress(done, tasks.length);
      }
    };
    await gather(tasks, new Map());
    const sections = setting.scene.sections;
    // Of an article and a section with one address nothing else says that they have.
    for (const path of session.moved ? sections.byPath.keys() : [])
      for (const [file] of memory.shelf.withPath(`/${path}`)) memory.contested.add(file);
    // What is read again may withhold a picture from others, which are then rendered again in their turn.
    for (let turn = 0; turn < 4; turn += 1) {
      const again = await decide({
        ...{ memory, session, writer, sections, root, joined: keeping.joined },
        // Now that all is read, old addresses may lead elsewhere than before.
        library: linked(sections),
      });
      if (again.length === 0) break;
      await gather(
        again.map(({ file }) => file),
        new Map(again.map((each) => [each.file, each])),
      );
    }
    const next = make();
    const settled = next.setting.key === setting.key;
    keeping.around = settled ? around.key : undefined;
    ({ setting, problems } = next);
    if (settled) break;
  }
  return { setting, problems };
}

/** A file that is read whatever it looks like. */
const unseen = (file: string): Seen => ({ file, stamp: '', size: 0 });

/** So many articles are made searchable at once; more are later. */
const atOnce = 200;

/** What has changed, and what takes something else from around it than it did. */
function tasksOf(
  { memory, around: before }: Keeping,
  { around }: Setting,
  changed: readonly string[],
): readonly string[] {
  const tasks = new Set(changed);
  for (const [file, known] of before === around.key ? [] : memory.shelf.all()) {
    if (roleOf(file) !== 'article') continue;
    if (known.around !== around.of(file, known.article?.naming ?? false)) tasks.add(file);
  }
  return [...tasks].sort();
}

function taskOf(
  { file, size }: Seen,
  { memory, root, anyway }: Keeping,
  { around }: Setting,
  words: boolean,
  again: Again | undefined,
): Task {
  const known = memory.get(file);
  const same =
    known?.around === around.of(file, known?.article?.naming ?? false) && !known.kept && !again && size > 0;
  return {
    file,
    absolute: join(root, file),
    size,
    words,
    ...(file === anyway && { anyway: true }),
    ...(same && known?.source && { known: known.source }),
    ...(again && { answers: again.answers.answers }),
  };
}

function show(file: string, facts: NonNullable<Known['facts']>, memory: Memory, session: Session): void {
  const known = memory.get(file) ?? { stamp: '' };
  if (known.facts?.hash !== facts.hash || known.facts?.type !== facts.type)
    session.set(file, { ...known, facts });
}
