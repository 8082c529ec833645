/** One request to a subscriber. */
export type PushRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** Bytes of the answer that are read; what follows is dropped. */
  readonly limit: number;
};

/** What came of it. A redirect is an answer like any other: nothing follows it. */
export type PushResult =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** Header fields; several of a name are joined. */
      readonly retryAfter: string | undefined;
      readonly contentType: string | undefined;
      readonly link: string | undefined;
      readonly body: Uint8Array;
    }
  /** `reason` says what happened, for the operator. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Sends one; bounded in time. Does not reject. */
export type Send = (request: PushRequest) => Promise<PushResult>;

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;
