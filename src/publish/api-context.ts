import type { AnswerStore } from './answers.ts';
import type { ApiKey, KeyStore } from './keys.ts';
import type { EditLog } from './log.ts';
import type { Publisher } from './publisher.ts';

/** What every route works with. */
export type ApiContext = {
  readonly publisher: Publisher;
  readonly keys: KeyStore;
  readonly log: EditLog;
  readonly answers: AnswerStore;
  readonly now: () => Date;
};

/** What Hono hands from one handler to the next. */
export type ApiEnv = { Variables: { key: ApiKey } };
