import { NEWS_ITEM, REPUBLISH } from '../../domain/addresses.ts';
import { headOf, updateName } from '../../domain/article.ts';
import { articleWords } from '../../store/memory/search.ts';
import { namedTranslations } from '../metadata/translations.ts';
import { asWritten } from '../problems/as-written.ts';
import { endOf, type Finding, type Problem, problem } from '../problems/problem.ts';
import { articleSchema } from '../schema/article-schema.ts';
import { comparable } from '../schema/redirect-schema.ts';
import type { RenderContext } from '../site/render-context.ts';
import { NO_CONTENTS } from '../site/service/served.ts';
import type { ArticleDocument } from '../site/service/service.ts';
import { serviceOf } from '../site/service/site-service.ts';
import { withdrawalOf } from '../site/withdrawal.ts';
import { audiencesIn, pictureKeys, withheldBy, withRights } from '../site/withheld.ts';
import type { ByteArena } from '../source/byte-arena.ts';
import type { MediaMemory } from '../source/facts.ts';
import { localTime } from '../source/local-time.ts';
import { typed } from '../source/media-file.ts';
import { type Refused, readText, type Text } from '../source/read-text.ts';
import type { Source } from '../source/source.ts';
import { UnreadableError } from '../source/unreadable.ts';
import { type BuiltArticle, buildArticle } from './build-article.ts';
import { answerOf, recorder } from './dependencies.ts';
import { hash } from './hash.ts';
import { type Identified, identify, pathsIfPublished, targetOf } from './identity.ts';
import type { Library, Recorder, Reference, Resolved } from './library.ts';
import { faulty, parseText, usable } from './parsed.ts';
import type { ParsedArticle, ParsedContent, ParsedEntry, Task } from './parsed-article.ts';
import { present } from './present.ts';
import { serialize } from './stored-document.ts';
import { withDateAdvice } from './times.ts';

/** Must be given one task after the other: what it keeps of one stands where that of the one before was. */
type ArticleParser = (task: Task) => Promise<ParsedArticle>;

/** What reading an article takes from around it. */
type ParseContext = RenderContext & {
  readonly source: Source;
  readonly arena: ByteArena;
  /** What is known without the rest of the collection. */
  readonly library: Library;
  readonly print: (date: Date) => string;
};

/** Reads article files one by one, each as far as it can be told from itself and its context. Documents are put into the arena. */
export function createArticleParser(context: RenderContext, source: Source, arena: ByteArena): ArticleParser {
  const { site, sections } = context;
  const media: MediaMemory = new Map();
  const library: Library = {
    ...{ media, pages: new Map(), files: source.files, neighbours: () => [] },
    service: serviceOf(site, sections, NO_CONTENTS),
  };
  const print = localTime(site.language, site.timezone);
  const parsing = { ...context, source, arena, library, print };
  return async (task) => {
    if (media.size > remembered) media.clear();
    try {
      const parsed = await parse(task, parsing);
      const { draft, problems, entry } = parsed;
      if (!task.forced || !entry) return parsed;
      return { ...parsed, draft: false, problems: [], overlooked: { draft, problems } };
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      const finding = { code: 'file-unreadable', field: 'file', message: error.message } as const;
      return { file: task.file, source: '', draft: false, problems: [problem(task.file, finding)] };
    }
  };
}

async function parse(task: Task, context: ParseContext): Promise<ParsedArticle> {
  const { site, sections, source } = context;
  const { file, forced } = task;
  const read = textOf(source, task);
  if ('finding' in read) return { file, draft: false, source: '', problems: [problem(file, read.finding)] };
  const digest = hash(read.bytes);
  if (digest === task.sourceHash) return { file, draft: false, source: digest, same: true, problems: [] };
  const parsed = parseText(file, read.text, articleSchema);
  const { fields, draft, locate, positions } = parsed;
  const base = { file, draft, source: digest };
  const place = (findings: readonly Finding[]) =>
    findings.map((one) => problem(file, asWritten(one, positions), locate));
  const own = [...place(read.findings), ...withDateAdvice(parsed.problems, site.timezone)];
  const placing = { site, sections, now: new Date(task.now) };
  const leftOut = (problems: readonly Problem[]) => ({
    ...base,
    problems,
    unpublishedPaths: pathsIfPublished(parsed, placing),
  });
  if (fields === undefined || !(forced || usable(parsed))) return leftOut(own);
  const identified = identify(parsed, fields, placing);
  const placed = [...own, ...place(identified.findings)];
  if (faulty(placed) && !forced) return { ...leftOut(placed), due: endOf(identified.findings) };
  const { entry, findings } = await entryOf(identified, task, context);
  const due = endOf([...identified.findings, ...findings]);
  return { ...base, due, problems: [...placed, ...place(findings)], entry };
}

/** The same for one article, with what it asks of the rest of the collection. */
type EntryContext = ParseContext & {
  readonly refer: Recorder;
  readonly references: ReadonlyMap<string, Reference>;
  readonly twins: Readonly<Record<string, string>>;
};

type EntryParts = {
  readonly parts: Omit<ParsedEntry, keyof ReturnType<typeof named> | 'links' | 'withholds' | 'pictures'>;
  readonly findings: readonly Finding[];
};

async function entryOf(identified: Identified, task: Task, context: ParseContext) {
  const { site, library: alone } = context;
  const { withdrawn, from } = identified.times;
  const references = new Map<string, Reference>();
  const twins: Record<string, string> = {};
  const withholds = withheldBy(identified.fields.image, site, (reference) =>
    answerOf('source', reference, task.file, alone),
  );
  const plain = {
    ...{ ...alone, elsewhere: elsewhere(task, references) },
    twinOf(name: string) {
      const twin = task.twins?.[name];
      if (twin !== undefined) twins[name] = twin;
      return twin;
    },
  };
  const withheld = [...(withholds ? [withholds] : []), ...(task.withheld ?? [])];
  const library = withheld.length === 0 ? plain : withRights(plain, site, audiencesIn(withheld));
  const refer = recorder(task.file, library, withdrawn ?? from);
  const forEntry = { ...context, library, refer, references, twins };
  const { parts, findings } = withdrawn
    ? withdrawnEntry(identified, withdrawn, forEntry)
    : await articleEntry(identified, task, forEntry);
  const links = [...references.values()];
  return { findings, entry: { ...named(identified), ...parts, links, withholds, ...keysOf(refer, site) } };
}

function withdrawnEntry(identified: Identified, at: Date, context: EntryContext): EntryParts {
  const { withdrawal, names, findings } = withdrawalOf(identified, at, context);
  const documents = withdrawal.unlisted ? undefined : ([NEWS_ITEM] as const);
  return { parts: { ...names, shows: {}, documents, content: { kind: 'withdrawn', withdrawal } }, findings };
}

async function articleEntry(
  identified: Identified,
  { file, translations, now, words, resolvedLinks }: Task,
  context: EntryContext,
): Promise<EntryParts> {
  const { references, twins, refer, arena, library } = context;
  const made = await buildArticle(identified, { ...context, translations, now: new Date(now) });
  const { authors, tags, language, live } = made.article;
  const isOpen = [...references.keys()].some((key) => !resolvedLinks?.[key]);
  const parts = {
    ...{ authors, tags, language, documents: documentsOf(made.article) },
    ...present({ translates: namedTranslations(identified.fields.translations, file) }),
    shows: await shownBy(refer.files(), library),
    twins: Object.keys(twins).length > 0 ? twins : undefined,
    updates: live?.updates.map(updateName),
    content: contentOf(made, { words, arena, isOpen }),
  };
  return { parts, findings: made.findings };
}

/** A file's text; of one that is taken in anyway also what it probably says. */
function textOf(source: Source, { file, size, forced }: Task): Text | Refused {
  const read = readText(source.at(file), size);
  if (!forced || !('finding' in read) || read.text === undefined) return read;
  return { text: read.text, bytes: Buffer.from(read.text), findings: [read.finding] };
}

/** Pictures whose size is remembered, as many articles may show one. */
const remembered = 10_000;

/** Notes what is asked of the rest of the collection, each once, and answers as it was told, or with the number of a slot. */
const elsewhere =
  ({ resolvedLinks }: Task, references: Map<string, Reference>) =>
  (...[kind, reference]: Reference): Resolved => {
    const key = `${kind} ${reference}`;
    const slot = references.size;
    references.set(key, [kind, reference]);
    return resolvedLinks?.[key] ?? { kind: 'url', url: '', slot };
  };

function named(identified: Identified) {
  const { id, path, url, elsewhere, aliases, fields } = identified;
  const { shown } = targetOf(identified) ?? {};
  const own = { id: fields.id !== undefined, url: fields.url !== undefined };
  const named = { id, path, url, elsewhere, naming: fields.sections !== undefined, own };
  return {
    ...named,
    aliases: aliases.length > 0 ? aliases.map(comparable) : undefined,
    written: aliases.length > 0 ? aliases.filter((path) => comparable(path) !== path) : undefined,
    shown,
  };
}

type RenderOptions = {
  readonly words: boolean;
  readonly arena: ByteArena;
  /** Whether its HTML has slots. */
  readonly isOpen: boolean;
};

function documentsOf({ syndication, live, republish }: BuiltArticle['article']): readonly ArticleDocument[] {
  const listed = live ? ([NEWS_ITEM, 'feed'] as const) : ([NEWS_ITEM] as const);
  return [...(syndication === 'none' ? [] : listed), ...(republish ? ([REPUBLISH] as const) : [])];
}

function contentOf({ article }: BuiltArticle, { words, arena, isOpen }: RenderOptions): ParsedContent {
  const { hash: _, ...head } = headOf({ ...article, hash: '' });
  const { hash: own, document } = serialize(article);
  return {
    ...{ kind: 'article', head },
    document: { bytes: arena.put([document]), hash: isOpen ? undefined : own },
    words: words ? articleWords(article) : undefined,
  };
}

function keysOf(refer: Recorder, site: RenderContext['site']): Pick<ParsedEntry, 'pictures'> {
  const pictures = [...new Set(refer.found().flatMap((found) => pictureKeys(found, site)))];
  return pictures.length === 0 ? {} : { pictures };
}

async function shownBy(names: readonly string[], { files, media }: Library) {
  const shows: Record<string, ParsedEntry['shows'][string]> = {};
  for (const name of names) {
    const found = files.get(name);
    const mediaType = found && (await typed(found, media));
    if (mediaType) shows[name] = mediaType;
  }
  return shows;
}
