import { Hono } from 'hono';
import type { HubReport } from '../../push/admin/hub-admin.ts';
import { requireScope } from '../access.ts';
import type { ApiContext, ApiEnv } from '../api-context.ts';
import { RefusedError } from '../problem-response.ts';
import { answer, instantText } from '../request/answer.ts';
import { noParameters, readParameters } from '../request/read-fields.ts';
import type { HubView } from './hub-operations.ts';

/** `/api/hub`, for keys that may administer. */
export function hubRoutes({ hub, now }: ApiContext): Hono<ApiEnv> {
  const admin = async () => {
    if (hub) return hub();
    throw new RefusedError({
      status: 404,
      detail: 'There is no hub here: on Workers, bind HUB in wrangler.toml.',
    });
  };
  const pause = async (id: string, isPaused: boolean) => {
    const found = await (await admin()).pause([id], isPaused, now().getTime());
    if (found > 0) return answer({ id, isPaused });
    throw new RefusedError({
      status: 404,
      detail: `There is no subscription “${id}”; GET /api/hub lists all by their ids.`,
    });
  };
  return new Hono<ApiEnv>()
    .use(async ({ req, var: { key } }, next) => {
      requireScope(key.admin, 'This key may not administer the hub.');
      readParameters(noParameters, req.raw);
      await next();
    })
    .get('/', async () => answer(hubView(await (await admin()).list())))
    .post('/subscriptions/:id/pause', ({ req }) => pause(req.param('id'), true))
    .post('/subscriptions/:id/resume', ({ req }) => pause(req.param('id'), false));
}

/** What an operator sees of a hub, as JSON has it. */
export function hubView({ subscriptions, endpoints, hubs }: HubReport): HubView {
  return {
    topics: new Set(subscriptions.map(({ topic }) => topic)).size,
    subscriptions: subscriptions.map((one) => ({
      ...one,
      ...{ ends: instantText(one.ends), ...attemptsOf(one) },
    })),
    endpoints: endpoints.map((one) => ({
      ...{ ...one, events: [...one.events], sections: one.sections && [...one.sections] },
      ...{ tags: one.tags && [...one.tags], created: instantText(one.created), ...attemptsOf(one) },
    })),
    hubs: hubs.map((one) => ({ ...one, ...attemptsOf(one) })),
  };
}

const attemptsOf = (one: {
  readonly sentAt: number | undefined;
  readonly due: number | undefined;
  readonly reason: string | undefined;
  readonly failedAt: number | undefined;
}) => ({
  ...{ sentAt: instantText(one.sentAt), due: instantText(one.due) },
  ...{ reason: one.reason, failedAt: instantText(one.failedAt) },
});
