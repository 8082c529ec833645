import type { VisibleWindow } from '../../domain/instant.ts';
import type { Rule } from '../problems/rules.ts';
import type { Service, Target } from '../site/service/service.ts';
import type { Facts, MediaMemory } from '../source/facts.ts';
import type { SourceFiles } from '../source/source.ts';

/** What a link or a source in a file means. */
export type Resolved =
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly shown?: VisibleWindow;
      /** Where it leads is not known yet: the number of what is asked of the collection. */
      readonly slot?: number;
      /** What the author should know of it all the same. */
      readonly note?: { readonly code: Rule; readonly message: string };
      readonly withheld?: readonly string[];
      readonly notInCopies?: true;
    }
  | {
      readonly kind: 'file';
      readonly url: string;
      readonly file: string;
      readonly facts: Facts;
      /** Why it cannot be read now: the facts are those with which it was published. */
      readonly unread?: string;
      /** The audiences whose feeds may not show it; absent: none. */
      readonly withheld?: readonly string[];
      /** It may not be shown in copies for other papers. */
      readonly notInCopies?: true;
    }
  | { readonly kind: 'problem'; readonly code: Rule; readonly message: string };

/** What references are resolved against. */
export type Library = {
  readonly files: SourceFiles;
  /** Files of a folder, relative to the content folder. */
  readonly neighbours: (folder: string) => readonly string[];
  /** By content file (`news/ferry.md`) and by section folder (`news`); undefined for what is not published. */
  readonly pages: {
    readonly has: (file: string) => boolean;
    readonly get: (file: string) => Target | undefined;
  };
  /** Where fragments may lead in the article of a content file; absent: it is not known. */
  readonly anchors?: (file: string) => ReadonlySet<string> | undefined;
  readonly service: Service;
  readonly media: MediaMemory;
  /** The file that has the address of another, and keeps it; absent: every file has its own. */
  readonly twinOf?: (file: string) => string | undefined;
  /** What is published of a file; absent: where it cannot be read, nothing is known of it. */
  readonly publishedFacts?: (file: string) => Facts | undefined;
  /** The audiences from which a picture is withheld, in order, `REPUBLISHED` among them; absent: none is. */
  readonly withheldFrom?: (found: Resolved) => readonly string[];
  /** Answers for what is not a file to be shown, where the rest of the collection is not at hand. */
  readonly elsewhere?: (kind: ReferenceKind, reference: string) => Resolved;
};

/** `text`: an address that is seen, whether or not it is a link. */
export type ReferenceKind = 'link' | 'source' | 'text';

/** What a body asks of the rest of the collection. */
export type Reference = readonly [kind: ReferenceKind, reference: string];

export type Recorder = {
  readonly resolve: (kind: ReferenceKind, reference: string) => Resolved;
  /** Files of the collection that were resolved to. */
  readonly files: () => readonly string[];
  /** Everything that was resolved to. */
  readonly found: () => readonly Resolved[];
};
