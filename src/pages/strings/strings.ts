/** Every word that pages say by themselves, in one language. */
export type Strings = {
  readonly skip: string;
  readonly home: string;
  readonly sections: string;
  readonly authors: string;
  readonly tags: string;
  /** The pages that name all authors, and all tags. */
  readonly index: { readonly [kind in 'authors' | 'tags']: NameIndexText };
  readonly breadcrumb: string;
  readonly by: string;
  /** The word before the last of several names, which may depend on the name (`e Inés`). */
  readonly and: (name: string) => string;
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
  readonly stories: (count: number) => string;
  readonly subscribe: string;
  readonly subscribeTo: (title: string) => string;
  readonly whatIsAFeed: string;
  readonly aboutFeeds: string;
  readonly allFeeds: string;
  /** The feeds of one branch as OPML. */
  readonly branchFeeds: (title: string) => string;
  readonly addresses: string;
  readonly copy: string;
  readonly copied: string;
  readonly openIn: string;
  readonly otherApps: string;
  readonly ownReader: string;
  readonly ownReaderAddress: string;
  readonly ownReaderExample: string;
  readonly openOwnReader: (reader: string, host: string) => string;
  readonly ownReaderNote: string;
  readonly wrongReader: ErrorText;
  readonly arrived: (title: string) => string;
  readonly arrivedNote: string;
  readonly howToSubscribe: string;
  readonly documents: string;
  readonly forYourSite: string;
  readonly forYourSiteNote: string;
  readonly search: string;
  readonly searchFor: (query: string) => string;
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

export type NameIndexText = { readonly all: (count: number) => string; readonly more: string };

export type ErrorText = { readonly title: string; readonly detail: string };
