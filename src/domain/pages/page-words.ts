/** Every word that pages say by themselves, in one language; `{}` stands for a name or a number. */
export type PageWords = {
  readonly skip: string;
  readonly home: string;
  readonly sections: string;
  readonly authors: string;
  readonly tags: string;
  /** The pages that name all authors, and all tags. */
  readonly index: { readonly [kind in 'authors' | 'tags']: { readonly all: Counted; readonly more: string } };
  readonly breadcrumb: string;
  readonly by: string;
  /** Before the last of several names. */
  readonly and: string;
  /** The same before names that a regular expression finds: `e Inés`. */
  readonly andBefore?: { readonly pattern: string; readonly and: string };
  readonly published: string;
  readonly updated: string;
  readonly correction: string;
  readonly listen: string;
  readonly watch: string;
  readonly download: string;
  readonly attachments: string;
  readonly source: string;
  readonly license: string;
  readonly previous: string;
  readonly next: string;
  readonly more: string;
  readonly latest: string;
  readonly empty: string;
  readonly stories: Counted;
  readonly subscribe: string;
  readonly subscribeTo: string;
  readonly whatIsAFeed: string;
  readonly aboutFeeds: string;
  readonly allFeeds: string;
  /** The feeds of one branch as OPML. */
  readonly branchFeeds: string;
  readonly addresses: string;
  readonly copy: string;
  readonly copied: string;
  readonly openIn: string;
  readonly otherApps: string;
  readonly ownReader: string;
  readonly ownReaderAddress: string;
  readonly ownReaderExample: string;
  /** The first `{}` is the reader's name, the second its host. */
  readonly openOwnReader: string;
  readonly ownReaderNote: string;
  readonly wrongReader: ErrorText;
  readonly arrived: string;
  readonly arrivedNote: string;
  readonly howToSubscribe: string;
  readonly documents: string;
  readonly forYourSite: string;
  readonly forYourSiteNote: string;
  readonly search: string;
  readonly searchFor: string;
  readonly noResults: string;
  readonly badQuery: string;
  readonly results: string;
  readonly older: string;
  readonly newest: string;
  readonly share: string;
  readonly shareByMail: string;
  readonly copyLink: string;
  readonly elsewhere: string;
  readonly decimalMark: string;
  readonly withdrawn: string;
  readonly withdrawnOn: string;
  readonly reason: string;
  readonly withdrawnNote: string;
  readonly toHome: string;
  readonly request: string;
  readonly errors: { readonly [status: number]: ErrorText };
  readonly error: ErrorText;
};

/** What is said of one, where that differs, and of any other number. */
export type Counted = { readonly one?: string; readonly other: string };

export type ErrorText = { readonly title: string; readonly detail: string };
