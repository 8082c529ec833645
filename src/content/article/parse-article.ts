import { NEWS_ITEM, REPUBLISH } from '../../domain/addresses.ts';
import { headOf, updateName } from '../../domain/article.ts';
import { articleWords } from '../../store/memory/search.ts';
import { namedTranslations } from '../metadata/translations.ts';
import { endOf, type Finding, type Problem, problem } from '../problems/problem.ts';
import { articleSchema } from '../schema/article-schema.ts';
import { comparable } from '../schema/redirect-schema.ts';
import type { RenderContext } from '../site/render-context.ts';
import { NO_CONTENTS } from '../site/service/served.ts';
import type { ArticleDocument, Service } from '../site/service/service.ts';
import { serviceOf } from '../site/service/site-service.ts';
import { withdrawalOf } from '../site/withdrawal.ts';
import { audiencesIn, pictureKeys, withheldBy, withRights } from '../site/withheld.ts';
import type { ByteArena } from '../source/byte-arena.ts';
import type { MediaMemory } from '../source/facts.ts';
import { localTime } from '../source/local-time.ts';
import { typed } from '../source/media-file.ts';
import { type Refused, readText, type Text } from '../source/read-text.ts';
import type { Source, SourceFiles } from '../source/source.ts';
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
    const now = new Date(task.now);
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
      unpublishedPaths: pathsIfPublished(parsed, { site, sections, now }),
    });
    if (fields === undefined || !(forced || usable(parsed))) return leftOut(own);
    const identified = identify(parsed, fields, { site, sections, now });
    const placed = [...own, ...place(identified.findings)];
    const due = endOf(identified.findings);
    if (faulty(placed) && !forced) return { ...leftOut(placed), due };
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
        ...{ ...base, due },
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
    const made = await buildArticle(identified, { ...context, print, library, refer, translations, now });
    return {
      ...{ ...base, due: endOf([...identified.findings, ...made.findings]) },
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
