import { answerOf, digest, type Kind } from '../content/article/dependencies.ts';
import { hash } from '../content/article/hash.ts';
import type { Library, Resolved } from '../content/article/library.ts';
import type { SourceFiles } from '../content/source/source.ts';
import { createAnchors, type LinkContext, libraryOf, once } from './library.ts';
import type { ArticleRecord } from './records/file-record.ts';
import type { FileRepository } from './records/file-repository.ts';
import { type Lookups, withLookups } from './records/lookups.ts';

/** Where the links of an article lead. */
export type ResolvedLinks = {
  readonly resolved: Readonly<Record<string, Resolved>>;
  /** Equal for equal answers. */
  readonly digest: string;
  /** Whether its HTML needs nothing but addresses in its slots, and is not to be rendered again. */
  readonly sound: boolean;
  /** Keys (`link`) of what decided on it. */
  readonly lookups: readonly string[];
};

type Linking = Pick<ArticleRecord, 'links' | 'shown'> & { readonly file: string };

/** Looks up where the links of some articles lead now. */
export async function resolveLinks(
  repository: FileRepository,
  context: LinkContext,
  articles: readonly Linking[],
): Promise<readonly ResolvedLinks[]> {
  const disk = remembered(context.source.files);
  const all = articles.map((article) => ({
    article,
    resolved: new Map<string, Resolved>(),
    keys: new Set<string>(),
  }));
  let keys = new Set<string>();
  const noteKey = (key: string) => void keys.add(key);
  const anchors = createAnchors(context.source);
  await withLookups(repository, (lookups) => {
    const library = libraryOf(lookups, { ...context, noteKey, anchors, disk });
    for (const one of all) {
      keys = one.keys;
      follow(one.article, one.resolved, library, lookups);
    }
  });
  return all.map(({ article, resolved, keys }) => resolvedLinks(article, resolved, keys));
}

/** Finds where links lead that are not known yet; another turn comes for those of which something must be looked up. */
function follow(
  { file, links, shown }: Linking,
  resolved: Map<string, Resolved>,
  library: Library,
  { misses }: Lookups,
): void {
  const since = shown && new Date(shown.from);
  for (const [kind, reference] of links) {
    const key = `${kind} ${reference}`;
    if (resolved.has(key)) continue;
    const before = misses();
    const answer = answerOf(kind, reference, file, library, since);
    if (misses() === before) resolved.set(key, answer);
  }
}

function resolvedLinks(
  { links }: Linking,
  resolved: ReadonlyMap<string, Resolved>,
  keys: ReadonlySet<string>,
): ResolvedLinks {
  let sound = true;
  let digestText = '';
  for (const [kind, reference] of links) {
    const answer = resolved.get(`${kind} ${reference}`);
    if (!answer) continue;
    sound &&= kind === 'text' ? !isHidden(answer) : isAddress(kind, answer);
    digestText += `${kind} ${reference} ${digest(answer)}\n`;
  }
  return {
    ...{ resolved: Object.fromEntries(resolved), sound },
    digest: links.length === 0 ? '' : hash(digestText).slice(0, 16),
    lookups: [...keys].sort(),
  };
}

const isAddress = (kind: Kind, answer: Resolved): boolean =>
  kind === 'link' && answer.kind === 'url' && !answer.note && !answer.withheld && !answer.notInCopies;

/** Whether an address is not for everybody to see, at all times. */
const isHidden = (answer: Resolved): boolean =>
  answer.kind === 'problem'
    ? answer.code === 'draft-link'
    : Boolean(answer.withheld || answer.notInCopies || (answer.kind === 'url' && answer.shown));

/** Names on disk, each looked for once. */
function remembered({ get, spelled, served }: SourceFiles): SourceFiles {
  return { get, spelled: once(spelled), served: once(served) };
}
