import type { Problem } from '../content/problems/problem.ts';
import type { Site } from '../domain/site.ts';
import type { FileEdit } from '../sync/source/overlay-source.ts';
import type { ArticleState } from './article-state.ts';
import type { SourceBytes } from './source-bytes.ts';

/** Takes files in, and makes what they say public; one publication after the other. */
export interface Publisher {
  /** The site as readers have it. Rejects with an UnavailableError before there is one. */
  site(): Promise<Pick<Site, 'url' | 'timezone'>>;
  /** A file as it is in the source; undefined: there is none. */
  read(file: string): Promise<SourceBytes | undefined>;
  /** The entity tag of a file as it is in the source; undefined: there is none. */
  etag(file: string): Promise<string | undefined>;
  /** All of the edits as one publication, or none; resolves once readers see it, and it outlasts a crash. Rejects where the machine fails. */
  publish(request: PublishRequest): Promise<PublishOutcome>;
  /** Articles as the newsroom has them, a page at a time. */
  list(query: ArticleQuery): Promise<ArticleList>;
  /** An article as readers would have it, also of a draft; nothing is changed. */
  preview(request: PreviewRequest): Promise<PreviewOutcome>;
}

export type PublishRequest = {
  readonly edits: readonly FileEdit[];
  /** What files must be now; those without a condition may be anything. */
  readonly conditions: readonly Condition[];
  /** Nothing is made; the answer is what it would be: `partners` with what partners would refuse. */
  readonly dryRun: false | 'edits' | 'partners';
  /** Whether an error of a part, such as a link that leads nowhere, refuses the whole as well. */
  readonly strict: boolean;
};

/** Of one file, by If-Match (RFC 9110 §13.1.1) or If-None-Match (§13.1.2): `tags` are entity tags, or `*`. */
export type Condition = {
  readonly file: string;
  readonly must: 'match' | 'differ';
  readonly tags: '*' | readonly string[];
};

export type PreviewRequest = { readonly file: string; readonly bytes: Uint8Array };

export type PreviewOutcome = {
  readonly problems: readonly Problem[];
  /** Absent where nothing can be shown; the problems say why. */
  readonly shown?: {
    readonly title: string;
    /** Whether readers have it, and how much of it: sentences. */
    readonly state: string;
    /** An instant at which it is as it is shown. */
    readonly at: Date;
    /** HTML; undefined: its page is another site's. */
    readonly page: string | undefined;
    readonly carried: readonly Carried[];
  };
};

export type PublishOutcome =
  /** `revision`: of the collection, as /health names it. */
  | {
      readonly kind: 'published';
      /** What is wrong with other files that was not before, such as a link to what is gone. */
      readonly others: readonly Problem[];
      readonly files: readonly PublishedFile[];
      readonly revision: string;
      readonly partners?: readonly PartnerProblem[];
    }
  /** Errors stand in the way; nothing has changed. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** A file is not what a condition says; `etag`: what it is, undefined: there is none. */
  | ({ readonly kind: 'conflict'; readonly etag: string | undefined } & Pick<Condition, 'file' | 'must'>)
  /** What cannot be edited, as a folder or a link is there; `message` says what to do. */
  | { readonly kind: 'unwritable'; readonly file: string; readonly message: string };

/** What a partner would refuse or not show, of the collection as it would be. */
export type PartnerProblem = {
  readonly partner: string;
  /** The article's file; undefined: it is of the feed. */
  readonly path: string | undefined;
  readonly field: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** What is wrong, and what to do. */
  readonly message: string;
  /** What the partner says. */
  readonly clause: string;
};

export type PublishedFile = {
  readonly file: string;
  /** Undefined: it has been removed. */
  readonly etag: string | undefined;
  readonly isNew: boolean;
  readonly problems: readonly Problem[];
  /** Of an article that has a place in the collection. */
  readonly article?: PublishedArticle;
};

export type PublishedArticle = {
  readonly id: string;
  readonly url: string;
  readonly state: ArticleState;
  /** Paths of the feeds that show it, or once did and now tell of its withdrawal. */
  readonly feeds: readonly string[];
  /** Where its copy for other papers is, absolute; absent: none is offered. */
  readonly republish?: string;
};

/** An article in a list. Instants as RFC 3339 in UTC. */
export type ListedArticle = {
  readonly path: string;
  readonly title: string | null;
  readonly state: ArticleState;
  readonly id: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  /** When it becomes, or became, public, and when it stops to be. */
  readonly from: string | null;
  readonly until: string | null;
  /** Paths. */
  readonly sections: readonly string[];
  /** Names. */
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  /** How many there are. */
  readonly problems: { readonly errors: number; readonly warnings: number };
  /** Of its source, for If-Match. */
  readonly etag: string | null;
};

/** `next`: where it goes on; a page may have fewer articles than were asked for, even none, while there is one. */
export type ArticleList = { readonly articles: readonly ListedArticle[]; readonly next: string | null };

/** What a list of articles is asked for. */
export type ArticleQuery = {
  readonly state?: ArticleState | undefined;
  /** With all below it: its path, or its names, `News/Northwest`. */
  readonly section?: string | undefined;
  readonly author?: string | undefined;
  readonly tag?: string | undefined;
  /** Words that it has: in its full text where it is public, else in its title. */
  readonly q?: string | undefined;
  /** Where a list goes on, from `next`. */
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Below which their files are; '' for all. */
  readonly folders: readonly string[];
};

/** An article as one format or one partner's feed carries it. */
export type Carried = {
  /** `rss`, or the partner's name. */
  readonly feed: string;
  readonly isPartner: boolean;
  /** `RSS 2.0`, or the partner's name with its profile. */
  readonly name: string;
  /** The item; undefined where the feed does not have it. */
  readonly item?: string | undefined;
  /** What the partner would refuse or not show, and what to do. */
  readonly notes: readonly string[];
};
