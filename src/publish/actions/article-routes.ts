import { Hono } from 'hono';
import type * as z from 'zod';
import { requireReader, requireWrite } from '../access.ts';
import type { ApiContext, ApiEnv } from '../api-context.ts';
import { type Edit, edit, editedCollection, editedFile } from '../edit.ts';
import { decodedPath, fileNamed } from '../file-path.ts';
import type { ApiKey } from '../keys.ts';
import { articleQuery } from '../list/list-query.ts';
import { RefusedError } from '../problem-response.ts';
import type { Condition } from '../publisher.ts';
import { answer } from '../request/answer.ts';
import { readBody, SMALL } from '../request/body.ts';
import { conditionsOf } from '../request/conditions.ts';
import { idempotent } from '../request/idempotency.ts';
import { readFields, readParameters } from '../request/read-fields.ts';
import { moveRequest } from '../request/schemas.ts';
import { writeQuery } from '../request/write-query.ts';
import { type ArticleSource, editable, readArticle, unchanged } from './article-source.ts';
import {
  type ActionContext,
  correct,
  correctRequest,
  type FrontMatterChange,
  publish,
  publishRequest,
  withdraw,
  withdrawRequest,
} from './changes.ts';
import { editFrontMatter } from './edit-front-matter.ts';
import { move, movedTo } from './move.ts';

type Edits = Pick<Edit, 'edits' | 'conditions' | 'detail'>;

/** What is done to an article, from the body of a request. */
type Action = (
  body: Uint8Array,
  context: ApiContext,
  key: ApiKey,
) => (source: ArticleSource) => Promise<Edits>;

/** An action that edits the front matter. */
const frontAction =
  <Fields>(
    schema: z.ZodType<Fields>,
    change: (fields: Fields, context: ActionContext) => FrontMatterChange,
  ): Action =>
  (body, { publisher, now }) => {
    const fields = readFields(schema, body);
    return async (source) => {
      const { file, data, text, article } = source;
      const { timezone } = await publisher.site();
      const state = article?.state ?? 'draft';
      const { edits, detail } = change(fields, { data, state, timezone, now: now() });
      const bytes = new TextEncoder().encode(editable(file, editFrontMatter(text, edits)));
      return { edits: [{ file, bytes }], conditions: [unchanged(source)], detail };
    };
  };

/** By the last part of the address. */
const ACTIONS: Readonly<Record<string, Action>> = {
  withdraw: frontAction(withdrawRequest, withdraw),
  correct: frontAction(correctRequest, correct),
  publish: frontAction(publishRequest, publish),
  move: (body, context, key) => {
    const to = movedTo(readFields(moveRequest, body).to);
    requireWrite(key, [to]);
    return (source) => move(context, source, { to });
  },
};

/** `/api/articles`: the newsroom's list; `/api/articles/<path>/<action>`: what is done to articles without their text. */
export function articleRoutes(context: ApiContext): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/', async ({ req, var: { key } }) => {
      requireReader(key);
      const asked = readParameters(articleQuery, req.raw);
      return answer(await context.publisher.list({ ...asked, folders: key.read }));
    })
    .post('/*', async ({ req, var: { key } }) => {
      const { file, name } = targetIn(req.path);
      const make = ACTIONS[name];
      if (!make) throw unknownAction();
      requireWrite(key, [file]);
      const query = readParameters(writeQuery, req.raw);
      const bytes = await readBody(req.raw, SMALL);
      const action = make(bytes, context, key);
      return idempotent(context, { request: req.raw, bytes, key }, async () => {
        const edited = await repeated(context, file, conditionsOf(req.raw, file), (source, conditions) =>
          action(source).then((edits) =>
            edit(context, {
              ...edits,
              ...{
                conditions: [...conditions, ...(edits.conditions ?? [])],
                key,
                action: name,
                request: req.raw,
                query,
              },
            }),
          ),
        );
        const [one] = edited.files.filter(({ etag }) => etag !== undefined).map(editedFile);
        return answer({ ...one, ...editedCollection(edited, key) }, 200, { ETag: one?.etag ?? '' });
      });
    })
    .all('/*', ({ req }) => {
      targetIn(req.path);
      throw new RefusedError({ status: 405, detail: 'An action takes POST.', headers: { Allow: 'POST' } });
    });
}

/** How often an action is begun again that another edit has overtaken. */
const ATTEMPTS = 5;

/** Edits an article as it is; where another edit comes between, once more, unless the client said what it must be. */
async function repeated<Done>(
  context: ApiContext,
  file: string,
  conditions: readonly Condition[],
  work: (source: ArticleSource, conditions: readonly Condition[]) => Promise<Done>,
): Promise<Done> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work(await readArticle(context, file, conditions), conditions);
    } catch (error) {
      const isOvertaken = error instanceof RefusedError && error.refusal.status === 412;
      if (!isOvertaken || conditions.length > 0 || attempt === ATTEMPTS) throw error;
    }
}

function targetIn(path: string): { readonly file: string; readonly name: string } {
  const rest = path.replace(/^\/api\/articles\/?/, '');
  const cut = rest.lastIndexOf('/');
  const name = rest.slice(cut + 1);
  if (cut < 1 || !Object.hasOwn(ACTIONS, name)) throw unknownAction();
  return { file: fileNamed(decodedPath(rest.slice(0, cut))), name };
}

const unknownAction = (): RefusedError =>
  new RefusedError({
    status: 404,
    detail:
      'POST an action to /api/articles/PATH/withdraw, /correct, /move or /publish; the text of an article is at /api/files/PATH.',
  });
