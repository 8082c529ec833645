import { NEWS_ITEM, REPUBLISH } from '../../domain/addresses.ts';
import {
  type ArticleHead,
  type Author,
  headOf,
  type Tag,
  updateName,
  type Withdrawal,
} from '../../domain/article.ts';
import type { VisibleWindow } from '../../domain/instant.ts';
import { articleWords } from '../../store/memory/search.ts';
import {
  type JoinedTranslations,
  type NamedTranslations,
  namedTranslations,
} from '../metadata/translations.ts';
import { type Finding, type Problem, problem } from '../problems/problem.ts';
import { articleSchema } from '../schema/article-schema.ts';
import { comparable } from '../schema/redirect-schema.ts';
import type { RenderContext } from '../site/render-context.ts';
import { type ArticleDocument, NO_CONTENTS, type Service, serviceOf } from '../site/served.ts';
import { withdrawalOf } from '../site/withdrawal.ts';
import { audiencesIn, pictureKeys, type Withheld, withheldBy, withRights } from '../site/withheld.ts';
import type { ByteArena } from '../source/byte-arena.ts';
import type { Facts } from '../source/facts.ts';
import { localTime } from '../source/local-time.ts';
import { type MediaMemory, typed } from '../source/media-file.ts';
import { type Refused, readText, type Text } from '../source/read-text.ts';
import type { Source, SourceFiles } from '../source/source.ts';
import { UnreadableError } from '../source/unreadable.ts';
import { type BuiltArticle, buildArticle } from './build-article.ts';
import { answerOf, type Recorder, type Reference, recorder } from './dependencies.ts';
import { hash } from './hash.ts';
import { type Identified, identify, pathsIfPublished, targetOf } from './identity.ts';
import type { Library, Resolved } from './library.ts';
import { faulty, parseText, usable } from './parsed.ts';
import { present } from './present.ts';
import { type Document, serialize } from './stored-document.ts';
import { withDateAdvice } from './times.ts';

/** An article file to be read. */
export type Task = {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Hash of the source that is known already, in the same scene. */
  readonly sourceHash?: string;
  /** What references to the rest of the collection lead to, by `kind reference`; without them they are only noted. */
  readonly resolvedLinks?: Readonly<Record<string, Resolved>>;
  /** Whether search's words are wanted. */
  readonly words: boolean;
  /** It is taken in although it is a draft or has errors, as far as it can be understood. */
  readonly forced?: boolean;
  /** The pictures among those that it is known to show that other articles withhold. */
  readonly withheld?: readonly Withheld[];
  /** With which others it is one story in several languages, as far as that is known. */
  readonly translations?: JoinedTranslations;
  /** Files whose address another has, each with that one, among those that it is known to name. */
  readonly twins?: Readonly<Record<string, string>>;
};

/** What one article file says, by itself. Plain data, so that it can be sent to another thread. */
export type ParsedArticle = {
  readonly file: string;
  readonly source: string;
  /** The source is the known one, and nothing else is told. */
  readonly same?: true;
  readonly problems: readonly Problem[];
  readonly draft: boolean;
  /** Absent where an error or a draft leaves nothing to publish. */
  readonly entry?: ParsedEntry;
  /** Without an entry: `pathsIfPublished`. */
  readonly unpublishedPaths?: readonly string[];
  /** Of what was taken in anyway: what would have kept it out. */
  readonly overlooked?: Overlooked;
};

/** What is wrong with an article that was taken in in spite of it. */
export type Overlooked = { readonly draft: boolean; readonly problems: readonly Problem[] };

/** An article, or a withdrawn one, with its place in the collection. */
export type ParsedEntry = {
  readonly id: string;
  readonly path: string;
  readonly url: string;
  readonly elsewhere: boolean;
  /** When its page, or what is left of it, is public; absent: never. */
  readonly shown?: VisibleWindow;
  /** Whether it names sections itself. */
  readonly naming: boolean;
  /** Whether it is given as its own, so that a repetition is laid at its door. */
  readonly own: { readonly id: boolean; readonly url: boolean };
  /** Paths it had before; absent: none. */
  readonly aliases?: readonly string[];
  /** Those that are written otherwise than requests are compared, as they are written. */
  readonly written?: readonly string[];
  readonly authors: readonly Author[];
  readonly tags: readonly Tag[];
  /** What its body asks of the rest of the collection. */
  readonly links: readonly Reference[];
  /** Files of the collection it shows, with what their bytes say. */
  readonly shows: Readonly<Record<string, Facts & { readonly type: string }>>;
  /** `pictureKeys` of everything it shows or leads to; absent: none. */
  readonly pictures?: readonly string[];
  /** Those of the task's `twins` that it names; absent: none. */
  readonly twins?: Readonly<Record<string, string>>;
  /** What it names as its translations; absent: nothing. */
  readonly translates?: NamedTranslations;
  /** BCP 47; absent: it was withdrawn. */
  readonly language?: string;
  /** The picture that it withholds itself. */
  readonly withholds?: Withheld;
  /** What it has beside its page; absent: nothing. */
  readonly documents?: readonly ArticleDocument[];
  /** Names of its updates, to which links may lead; absent: none. */
  readonly updates?: readonly string[];
  readonly content: ParsedContent;
};

export type ParsedContent =
  | { readonly kind: 'withdrawn'; readonly withdrawal: Withdrawal }
  | {
      readonly kind: 'article';
      readonly head: Omit<ArticleHead, 'hash'>;
      readonly document: Document;
      readonly words?: string;
    };

/** Must be given one task after the other: what it keeps of one stands where that of the one before was. */
type ArticleParser = (task: Task) => Promise<ParsedArticle>;

/** Reads article files one by one, each as far as it can be told from itself and its context. Documents are put into the arena. */
export function createArticleParser(context: RenderContext, source: Source, arena: ByteArena): ArticleParser {
  const { site, sections } = context;
  const { files } = source;
  const print = localTime(site.language, site.timezone);
  const service = serviceOf(site, sections, NO_CONTENTS);
  const media: MediaMemory = new Map();
  const parse: ArticleParser = async (task) => {
    if (media.size > remembered) media.clear();
    const { file, sourceHash, forced } = task;
    const read = textOf(source, task);
    if ('finding' in read) return { file, draft: false, source: '', problems: [problem(file, read.finding)] };
    const digest = hash(read.bytes);
    if (digest === sourceHash) return { file, draft: false, source: digest, same: true, problems: [] };
    const parsed = parseText(file, read.text, articleSchema);
    const problems = withDateAdvice(parsed.problems, site.timezone);
    const { fields, draft, locate } = parsed;
    const base = { file, draft, source: digest };
    const place = (findings: readonly Finding[]) => findings.map((one) => problem(file, one, locate));
    const own = [...place(read.findings), ...problems];
    const leftOut = (problems: readonly Problem[]) => ({
      ...{ ...base, problems },
      unpublishedPaths: pathsIfPublished(parsed, { site, sections }),
    });
    if (fields === undefined || !(forced || usable(parsed))) return leftOut(own);
    const identified = identify(parsed, fields, site, sections);
    const placed = [...own, ...place(identified.findings)];
    if (faulty(placed) && !forced) return leftOut(placed);
    const withholds = withheldBy(fields.image, site, (reference) =>
      answerOf('source', reference, file, libraryOf(service, files, media)),
    );
    const { withdrawn } = identified.times;
    const references = new Map<string, Reference>();
    const twins: Record<string, string> = {};
    const plain = {
      ...libraryOf(service, files, media),
      elsewhere: elsewhere(task, references),
      twinOf(name: string) {
        const twin = task.twins?.[name];
        if (twin !== undefined) twins[name] = twin;
        return twin;
      },
    };
    const withheld = [...(withholds ? [withholds] : []), ...(task.withheld ?? [])];
    const library = withheld.length === 0 ? plain : withRights(plain, site, audiencesIn(withheld));
    const refer = recorder(file, library, withdrawn ?? identified.times.from);
    if (withdrawn) {
      const { withdrawal, names, findings } = withdrawalOf(identified, withdrawn, {
        ...{ site, sections, print, refer },
      });
      const content: ParsedContent = { kind: 'withdrawn', withdrawal };
      return {
        ...base,
        problems: [...placed, ...place(findings)],
        entry: {
          ...{
            ...named(identified),
            ...names,
            links: [...references.values()],
            shows: {},
            content,
            withholds,
          },
          ...keysOf(refer, site),
          documents: withdrawal.unlisted ? undefined : [NEWS_ITEM],
        },
      };
    }
    const { translations } = task;
    const made = await buildArticle(identified, { ...context, print, library, refer, translations });
    return {
      ...base,
      problems: [...placed, ...place(made.findings)],
      entry: {
        ...named(identified),
        authors: made.article.authors,
        tags: made.article.tags,
        language: made.article.language,
        ...present({ translates: namedTranslations(fields.translations, file) }),
        links: [...references.values()],
        shows: await shownBy(refer.files(), files, media),
        ...keysOf(refer, site),
        twins: Object.keys(twins).length > 0 ? twins : undefined,
        withholds,
        documents: documentsOf(made.article),
        updates: made.article.live?.updates.map(updateName),
        content: matterOf(made, {
          ...{ words: task.words, arena },
          isOpen: [...references.keys()].some((key) => !task.resolvedLinks?.[key]),
        }),
      },
    };
  };
  return async (task) => {
    try {
      const parsed = await parse(task);
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

/** A file's text; of one that is taken in anyway also what it probably says. */
function textOf(source: Source, { file, size, forced }: Task): Text | Refused {
  const read = readText(source.at(file), size);
  if (!forced || !('finding' in read) || read.text === undefined) return read;
  return { text: read.text, bytes: Buffer.from(read.text), findings: [read.finding] };
}

/** Pictures whose size is remembered, as many articles may show one. */
const remembered = 10_000;

const libraryOf = (service: Service, files: SourceFiles, media: MediaMemory): Library => ({
  files,
  neighbours: () => [],
  pages: new Map(),
  service,
  media,
});

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
  const { id, path, url, elsewhere, fields } = identified;
  const { shown } = targetOf(identified) ?? {};
  const own = { id: fields.id !== undefined, url: fields.url !== undefined };
  const { aliases = [] } = fields;
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

function matterOf({ article }: BuiltArticle, { words, arena, isOpen }: RenderOptions): ParsedContent {
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

async function shownBy(names: readonly string[], files: SourceFiles, media: MediaMemory) {
  const shows: Record<string, ParsedEntry['shows'][string]> = {};
  for (const name of names) {
    const found = files.get(name);
    const mediaType = found && (await typed(found, media));
    if (mediaType) shows[name] = mediaType;
  }
  return shows;
}
