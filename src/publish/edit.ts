import type { FileEdit } from '../sync/source/overlay-source.ts';
import { requireWrite } from './access.ts';
import type { ApiContext } from './api-context.ts';
import { etagOf } from './etag.ts';
import { type ApiKey, mayRead, mayWrite } from './keys.ts';
import type { LogEntry } from './log.ts';
import { problemOf, RefusedError } from './problem-response.ts';
import type { Condition, PublishedFile, PublishOutcome } from './publisher.ts';
import type { WriteQuery } from './request/write-query.ts';

/** Edits that a client asks for, with what the log is to say of them. */
export type Edit = {
  readonly edits: readonly FileEdit[];
  readonly conditions?: readonly Condition[];
  readonly key: ApiKey;
  readonly action: string;
  readonly detail?: string;
  readonly query: WriteQuery;
  /** What it is asked in. */
  readonly request: Request;
};

/** What became of edits that were published. */
export type Edited = Extract<PublishOutcome, { kind: 'published' }>;

/** Publishes edits, notes them in the log, and throws a RefusedError where they are refused. */
export async function edit(context: ApiContext, asked: Edit): Promise<Edited> {
  const { publisher, log, now, onFailure } = context;
  const { edits, conditions = [], key, action, detail, request, query } = asked;
  const files = edits.map(({ file }) => file);
  requireWrite(key, files);
  const dryRun = query['dry-run'] && 'partners';
  const before = new Map(
    await Promise.all(files.map(async (file) => [file, await publisher.etag(file)] as const)),
  );
  const outcome = await publisher.publish({ edits, conditions, dryRun, strict: query.strict });
  if (outcome.kind !== 'published') throw await refusedError(context, outcome);
  if (dryRun) return outcome;
  const entries = edits.map(({ file, bytes }) => ({
    ...{ at: now(), key: key.id, name: key.name, action, file, detail },
    ...{ before: before.get(file), after: bytes && etagOf(bytes) },
  }));
  // Readers have it: that the log cannot be written is for the operator to know, not a failure of the edit.
  await log.add(entries).catch((error: Error) => onFailure(error, request));
  return outcome;
}

/** Why edits were refused, and what to do. */
export async function refusedError(
  { log }: Pick<ApiContext, 'log'>,
  outcome: Exclude<PublishOutcome, Edited>,
): Promise<RefusedError> {
  switch (outcome.kind) {
    case 'unwritable':
      return new RefusedError({ status: 409, detail: `“${outcome.file}” ${outcome.message}.` });
    case 'refused': {
      const { problems } = outcome;
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      const detail = `${errors === 1 ? 'One error stands' : `${errors} errors stand`} in the way; nothing has changed.`;
      return new RefusedError({ status: 422, detail, extensions: { problems: problems.map(problemOf) } });
    }
    case 'conflict': {
      const { file, etag } = outcome;
      const last = await log.last(file, etag);
      return new RefusedError({
        status: 412,
        detail: conflictText(outcome, last),
        extensions: {
          path: file,
          etag: etag ?? null,
          changed: last && { by: last.name, at: last.at.toISOString() },
        },
      });
    }
  }
}

/** Which condition does not hold, who made it so, and what to do. */
function conflictText({ file, etag, must }: Conflict, last: LogEntry | undefined): string {
  const who = (did: string) => last && `“${last.name}” ${did} it at ${last.at.toISOString()}`;
  if (etag === undefined)
    return `There is no file “${file}”${last ? `: ${who('removed')}` : ''}. Nothing has changed; check its path, or go on without it.`;
  if (must === 'differ')
    return `“${file}” is there already, as ${etag}${last ? `: ${who('changed')}` : ''}. Nothing has changed; choose another path, or send If-Match with this entity tag to replace it.`;
  return `“${file}” is ${etag}: ${who('changed') ?? 'it was changed in the content folder'}. Nothing has changed; read it again, and take what has changed into yours.`;
}

type Conflict = Extract<PublishOutcome, { kind: 'conflict' }>;

/** A published file as answers have it. */
export const editedFile = ({ file, etag, article, problems }: PublishedFile) => ({
  path: file,
  etag: etag ?? null,
  ...article,
  problems: problems.map(problemOf),
});

/** What answers say of a publication besides its files, as far as a key may read, or has written, what it is about. */
export const editedCollection = ({ revision, others, partners }: Edited, key: ApiKey) => {
  const isShown = (file: string) => mayRead(key, file) || mayWrite(key, file);
  return {
    revision,
    partners: partners?.filter(({ path }) => path === undefined || isShown(path)),
    others: others.filter(({ file }) => isShown(file)).map(problemOf),
  };
};
