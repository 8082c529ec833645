import { type ArticleHead, type Author, headOf, type Tag, type Withdrawal } from '../../domain/article.ts';
import type { VisibleWindow } from '../../domain/scheduled-links.ts';
import { articleWords } from '../../store/memory/search.ts';
import { type Finding, type Problem, problem } from '../problems/problem.ts';
import { articleSchema } from '../schema/article-schema.ts';
import { comparable } from '../schema/redirect-schema.ts';
import type { Scene } from '../site/render-context.ts';
import { type Service, serviceOf } from '../site/served.ts';
import { withdrawalOf } from '../site/withdrawal.ts';
import { audiencesIn, pictureKeys, type Withheld, withheldBy, withRights } from '../site/withheld.ts';
import { localTime } from '../source/local-time.ts';
import { type Facts, type MediaMemory, typed } from '../source/media-file.ts';
import { type Refused, readText, type Text } from '../source/read-text.ts';
import { UnreadableError } from '../source/unreadable.ts';
import type { Found } from '../source/walk.ts';
import type { Tray } from '../threads/byte-arena.ts';
import { type Finished, finish } from './build-article.ts';
import { answerOf, type Recorder, type Reference, recorder } from './dependencies.ts';
import { hash } from './hash.ts';
import { type Identified, identify, targetOf } from './identity.ts';
import { faulty, parseText, usable } from './parsed.ts';
import type { Library, Resolved } from './reference.ts';
import { type Document, serialize } from './stored-document.ts';

/** An article file to be read. */
export type Task = Found & {
  /** Bytes. */
  readonly size: number;
  /** Hash of the source that is known already, in the same scene. */
  readonly known?: string;
  /** What references to the rest of the collection lead to, by `kind reference`; without them they are only noted. */
  readonly answers?: Readonly<Record<string, Resolved>>;
  /** Whether search's words are wanted. */
  readonly words: boolean;
  /** It is taken in although it is a draft or has errors, as far as it can be understood. */
  readonly anyway?: boolean;
  /** The pictures among those that it is known to show that other articles withhold. */
  readonly withheld?: readonly Withheld[];
};

/** What one article file says, by itself. Plain data, so that it can be sent to another thread. */
export type Gathered = {
  readonly file: string;
  readonly source: string;
  /** The source is the known one, and nothing else is told. */
  readonly same?: true;
  readonly problems: readonly Problem[];
  readonly draft: boolean;
  /** Absent where an error or a draft leaves nothing to publish. */
  readonly entry?: Entry;
  /** Of what was taken in anyway: what would have kept it out. */
  readonly overlooked?: Overlooked;
};

/** What is wrong with an article that was taken in in spite of it. */
export type Overlooked = { readonly draft: boolean; readonly problems: readonly Problem[] };

/** An article, or a withdrawn one, with its place in the collection. */
export type Entry = {
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
  /** The picture that it withholds itself. */
  readonly withholds?: Withheld;
  readonly matter: Matter;
};

export type Matter =
  | { readonly kind: 'withdrawn'; readonly withdrawal: Withdrawal }
  | {
      readonly kind: 'article';
      readonly head: Omit<ArticleHead, 'hash'>;
      readonly document: Document;
      readonly words?: string;
    };

/** Must be given one task after the other: what it keeps of one stands where that of the one before was. */
type Gatherer = (task: Task) => Promise<Gathered>;

/** Reads article files one by one, each as far as it can be told from itself and the scene; `files` are those it may show. Documents are put into `tray`. */
export function createGatherer(scene: Scene, files: Library['files'], tray: Tray): Gatherer {
  const { site, sections } = scene;
  const print = localTime(site.language, site.timezone);
  const service = serviceOf(site, sections, () => undefined);
  const media: MediaMemory = new Map();
  const gather: Gatherer = async (task) => {
    if (media.size > remembered) media.clear();
    const { file, known, anyway } = task;
    const read = textOf(task);
    if ('finding' in read) return { file, draft: false, source: '', problems: [problem(file, read.finding)] };
    const source = hash(read.bytes);
    if (source === known) return { file, draft: false, source, same: true, problems: [] };
    const parsed = parseText(file, read.text, articleSchema);
    const { fields, draft, locate } = parsed;
    const base = { file, draft };
    const place = (findings: readonly Finding[]) => findings.map((one) => problem(file, one, locate));
    const own = [...place(read.findings), ...parsed.problems];
    if (fields === undefined || !(anyway || usable(parsed))) return { ...base, source, problems: own };
    const identified = identify(parsed, fields, site, sections);
    const placed = [...own, ...place(identified.findings)];
    if (faulty(placed) && !anyway) return { ...base, source, problems: placed };
    const withholds = withheldBy(fields.image, site, (reference) =>
      answerOf('source', reference, file, libraryOf(service, files, media)),
    );
    if (fields.status === 'withdrawn') {
      const { withdrawal, names } = withdrawalOf(identified, print, { site, sections });
      const matter: Matter = { kind: 'withdrawn', withdrawal };
      return {
        ...base,
        source,
        problems: placed,
        entry: {
          ...{ ...named(identified), ...names, links: [], shows: {}, matter },
          ...(withholds && { withholds }),
        },
      };
    }
    const asked = new Map<string, Reference>();
    const plain = { ...libraryOf(service, files, media), elsewhere: elsewhere(task, asked) };
    const withheld = [...(withholds ? [withholds] : []), ...(task.withheld ?? [])];
    const library = withheld.length === 0 ? plain : withRights(plain, site, audiencesIn(withheld));
    const refer = recorder(file, library, identified.times.from);
    const made = await finish(identified, { ...scene, print, library, refer });
    return {
      ...base,
      source,
      problems: [...placed, ...place(made.findings)],
      entry: {
        ...named(identified),
        authors: made.article.authors,
        tags: made.article.tags,
        links: [...asked.values()],
        shows: await shownBy(refer.files(), files, media),
        ...keysOf(refer, site),
        ...(withholds && { withholds }),
        matter: matterOf(made, {
          ...{ words: task.words, tray },
          isOpen: [...asked.keys()].some((key) => !task.answers?.[key]),
        }),
      },
    };
  };
  return async (task) => {
    try {
      const gathered = await gather(task);
      const { draft, problems, entry } = gathered;
      if (!task.anyway || !entry) return gathered;
      return { ...gathered, draft: false, problems: [], overlooked: { draft, problems } };
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      const finding = { code: 'file-unreadable', field: 'file', message: error.message } as const;
      return { file: task.file, source: '', draft: false, problems: [problem(task.file, finding)] };
    }
  };
}

/** A file's text; of one that is taken in anyway also what it probably says. */
function textOf({ absolute, size, anyway }: Task): Text | Refused {
  const read = readText(absolute, size);
  if (!anyway || !('finding' in read) || read.text === undefined) return read;
  return { text: read.text, bytes: Buffer.from(read.text), findings: [read.finding] };
}

/** Pictures whose size is remembered, as many articles may show one. */
const remembered = 10_000;

const libraryOf = (service: Service, files: Library['files'], media: MediaMemory): Library => ({
  files,
  neighbours: () => [],
  pages: new Map(),
  service,
  media,
});

/** Notes what is asked of the rest of the collection, each once, and answers as it was told, or with the number of a slot. */
const elsewhere =
  ({ answers }: Task, asked: Map<string, Reference>) =>
  (...[kind, reference]: Reference): Resolved => {
    const key = `${kind} ${reference}`;
    const slot = asked.size;
    asked.set(key, [kind, reference]);
    return answers?.[key] ?? { kind: 'url', url: '', slot };
  };

function named(identified: Identified) {
  const { id, path, url, elsewhere, fields } = identified;
  const { shown } = targetOf(identified) ?? {};
  const own = { id: fields.id !== undefined, url: fields.url !== undefined };
  const { aliases = [] } = fields;
  const named = { id, path, url, elsewhere, naming: fields.sections !== undefined, own };
  return {
    ...named,
    ...(aliases.length > 0 && {
      aliases: aliases.map(comparable),
      written: aliases.filter((path) => comparable(path) !== path),
    }),
    ...(shown && { shown }),
  };
}

type Making = {
  readonly words: boolean;
  readonly tray: Tray;
  /** Whether its HTML has slots. */
  readonly isOpen: boolean;
};

function matterOf({ article }: Finished, { words, tray, isOpen }: Making): Matter {
  const { hash: _, ...head } = headOf({ ...article, hash: '' });
  const { hash: own, document } = serialize(article);
  return {
    ...{ kind: 'article', head },
    document: { bytes: tray.put([document]), hash: isOpen ? undefined : own },
    ...(words && { words: articleWords(article) }),
  };
}

function keysOf(refer: Recorder, site: Scene['site']): Pick<Entry, 'pictures'> {
  const pictures = [...new Set(refer.found().flatMap((found) => pictureKeys(found, site)))];
  return pictures.length === 0 ? {} : { pictures };
}

async function shownBy(names: readonly string[], files: Library['files'], media: MediaMemory) {
  const shows: Record<string, Entry['shows'][string]> = {};
  for (const name of names) {
    const found = files.get(name);
    const told = found && (await typed(found.absolute, media));
    if (told) shows[name] = told;
  }
  return shows;
}
