import type { ArticleHead, Author, Tag, Withdrawal } from '../../domain/article.ts';
import type { VisibleWindow } from '../../domain/instant.ts';
import type { JoinedTranslations, NamedTranslations } from '../metadata/translations.ts';
import type { Problem } from '../problems/problem.ts';
import type { ArticleDocument } from '../site/service/service.ts';
import type { Facts } from '../source/facts.ts';
import type { Reference, Resolved } from './library.ts';

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
  /** Milliseconds since 1970: what is dated later is yet to come. */
  readonly now: number;
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
  /** When it says something else by itself, as what is dated later has come, in milliseconds since 1970; absent: never. */
  readonly due?: number;
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

/** A picture that an article withholds from some audiences. */
export type Withheld = {
  /** What `pictureKeys` gives for it. */
  readonly keys: readonly string[];
  /** Audiences: names of partners, and `public`. */
  readonly from: readonly string[];
};

/** An article as it is to be stored, as JSON in UTF-8; without a hash and with slots in its HTML until it is known where its links lead. */
export type Document = { readonly bytes: Uint8Array; readonly hash?: string | undefined };
