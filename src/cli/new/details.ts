import type { Problem } from '../../content/problems/problem.ts';
import { slug } from '../../content/site/slug.ts';
import { type ParsedArgs, UsageError } from '../command/run.ts';
import { line, split } from '../command/typed-text.ts';
import { type SectionChoice, sectionNamed } from './section-choice.ts';

/** What is known of an article before it is written. All text is one line. */
export type Details = {
  readonly headline: string;
  readonly section: SectionChoice;
  readonly description?: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  /** A file, from the current folder, or a URL. */
  readonly image?: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
  readonly dateline?: string;
  readonly slug?: string;
};

/** What flags have said so far. */
export type TypedDetails = Partial<Details>;

/** Names of details that are one line of text. */
const LINES = ['description', 'image', 'alt', 'caption', 'credit', 'dateline', 'slug'] as const;

/** What the flags say; throws a UsageError for a section that is none. */
export function typedDetails(args: ParsedArgs, sections: readonly SectionChoice[]): TypedDetails {
  const headline = line(args.one('headline') ?? args.positionals[0] ?? '');
  if (args.one('headline') !== undefined && args.positionals[0] !== undefined)
    throw new UsageError(`Two headlines: ${args.one('headline')}; ${args.positionals[0]}`);
  const section = args.one('section');
  const chosen = section === undefined ? undefined : sectionNamed(section, sections);
  if (typeof chosen === 'string') throw new UsageError(chosen);
  const texts = LINES.flatMap((name) => {
    const text = line(args.one(name) ?? '');
    return text === '' ? [] : [[name, text] as const];
  });
  const [authors, tags] = [args.all('author'), args.all('tag')].map((names) =>
    names.map(line).filter(Boolean),
  );
  return {
    headline: headline || undefined,
    section: chosen,
    ...Object.fromEntries(texts),
    authors: authors?.length ? authors : undefined,
    tags: tags?.length ? tags.flatMap(split) : undefined,
  };
}

/** A name as the newsroom spells it, where it is known by another spelling. */
export function knownSpelling(name: string, names: readonly string[]): string {
  const nameSlug = slug(name);
  return names.find((each) => each === name) ?? names.find((each) => slug(each) === nameSlug) ?? name;
}

/** What a new article must fit into. */
export type Newsroom = {
  /** The content folder, absolute. */
  readonly dir: string;
  readonly organisation: string;
  /** IANA name. */
  readonly timezone: string;
  /** Of the site's own `tag:` URI. */
  readonly authority: string;
  readonly sections: readonly SectionChoice[];
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  /** In use, by drafts too. */
  readonly ids: ReadonlySet<string>;
  /** What is wrong with a file, as the folder is when it is asked. */
  problemsOf(file: string): Promise<readonly Problem[]>;
};
