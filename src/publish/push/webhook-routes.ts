import { Hono } from 'hono';
import type * as z from 'zod';
import { slug, slugPath } from '../../content/site/slug.ts';
import type { Scope } from '../../domain/addresses.ts';
import { callbackProblem } from '../../push/callback.ts';
import type { Delivery } from '../../push/webhook/delivery-store.ts';
import type { EndpointState } from '../../push/webhook/endpoint.ts';
import type { EndpointSettings } from '../../push/webhook/endpoint-store.ts';
import { testMessage, type WebhookAdmin } from '../../push/webhook/webhook-admin.ts';
import { requireScope } from '../access.ts';
import type { ApiContext, ApiEnv } from '../api-context.ts';
import { RefusedError } from '../problem-response.ts';
import { answer, instantText } from '../request/answer.ts';
import { readBody, SMALL } from '../request/body.ts';
import { noParameters, readFields, readParameters } from '../request/read-fields.ts';
import { rotateRequest } from '../request/schemas.ts';
import { deliveryQuery, webhookRequest } from './webhook-requests.ts';

/** `/api/webhooks`, for keys that may administer. */
export function webhookRoutes(context: ApiContext): Hono<ApiEnv> {
  const access = createAccess(context);
  return new Hono<ApiEnv>()
    .use(async ({ req, var: { key } }, next) => {
      requireScope(key.admin, 'This key may not administer webhooks.');
      if (!(req.method === 'GET' && req.path.endsWith('/deliveries'))) readParameters(noParameters, req.raw);
      await next();
    })
    .route('/', endpointRoutes(access))
    .route('/', stateRoutes(access))
    .route('/', deliveryRoutes(access));
}

type Access = Pick<ApiContext, 'now'> & {
  readonly admin: () => Promise<WebhookAdmin>;
  /** Throws a RefusedError where there is no such endpoint. */
  readonly find: (id: string) => Promise<EndpointState>;
};

function createAccess({ webhooks, now }: ApiContext): Access {
  const admin = async () => {
    if (webhooks) return webhooks();
    throw new RefusedError({
      status: 404,
      detail: 'No webhooks are sent from here: on Workers, bind HUB in wrangler.toml.',
    });
  };
  const find = async (id: string) => {
    const found = await (await admin()).endpoints.find(id);
    if (found) return found;
    throw new RefusedError({
      status: 404,
      detail: `There is no endpoint “${id}”; GET /api/webhooks lists all by their ids.`,
    });
  };
  return { admin, find, now };
}

/** Endpoints as such. */
function endpointRoutes({ admin, find, now }: Access): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/', async () => answer({ webhooks: (await (await admin()).endpoints.list()).map(endpointView) }))
    .post('/', async ({ req }) => {
      const { endpoints, ...one } = await admin();
      const fields = readFields(webhookRequest, await readBody(req.raw, SMALL));
      const settings = await settingsOf(fields, { ...one, now: now() });
      const { id, secret } = await endpoints.create(settings, now().getTime());
      await one.onChange();
      return answer({ ...endpointView(await find(id)), secret }, 201);
    })
    .get('/:id', async ({ req }) => answer(endpointView(await find(req.param('id')))))
    .put('/:id', async ({ req }) => {
      const { endpoints, ...one } = await admin();
      const { id } = requireOwn(await find(req.param('id')), 'change it');
      const fields = readFields(webhookRequest, await readBody(req.raw, SMALL));
      const settings = await settingsOf(fields, { ...one, now: now() });
      await endpoints.change(id, settings);
      return answer(endpointView(await find(id)));
    })
    .delete('/:id', async ({ req }) => {
      const { id } = requireOwn(await find(req.param('id')), 'remove it');
      await (await admin()).endpoints.remove(id);
      return answer({ id, removed: true });
    });
}

/** Secrets of endpoints, and whether they are sent anything. */
function stateRoutes({ admin, find, now }: Access): Hono<ApiEnv> {
  const pause = async (id: string, isPaused: boolean) => {
    await find(id);
    const { endpoints, onChange } = await admin();
    await endpoints.pause([id], isPaused, now().getTime());
    await onChange();
    return answer(endpointView(await find(id)));
  };
  return new Hono<ApiEnv>()
    .post('/:id/rotate', async ({ req }) => {
      const { overlap } = readFields(rotateRequest, await readBody(req.raw, SMALL));
      const endpoint = await find(req.param('id'));
      if (endpoint.secret !== undefined)
        throw new RefusedError({
          status: 409,
          detail: `Its secrets are in the variable ${endpoint.secret}: put the new one before the old one there, with a space between them.`,
        });
      const at = now().getTime();
      const secret = await (await admin()).endpoints.rotate(endpoint.id, at + overlap * 1000, at);
      return answer({ ...endpointView(endpoint), secret }, 201);
    })
    .post('/:id/pause', ({ req }) => pause(req.param('id'), true))
    .post('/:id/resume', ({ req }) => pause(req.param('id'), false));
}

/** Messages to an endpoint. */
function deliveryRoutes({ admin, find, now }: Access): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/:id/test', async ({ req }) => {
      const { id } = await find(req.param('id'));
      const { deliveries, onChange } = await admin();
      await deliveries.add(testMessage(id, now()), now().getTime());
      await onChange();
      return answer(endpointView(await find(id)), 202);
    })
    .get('/:id/deliveries', async ({ req }) => {
      const { limit } = readParameters(deliveryQuery, req.raw);
      const { id } = await find(req.param('id'));
      const list = await (await admin()).deliveries.list(id, limit);
      return answer({ deliveries: list.map(deliveryView) });
    })
    .post('/:id/deliveries/:delivery/redeliver', async ({ req }) => {
      const { id } = await find(req.param('id'));
      const { deliveries, onChange } = await admin();
      const number = req.param('delivery');
      const repeated = await deliveries.repeat(id, Number(number), now().getTime());
      if (!repeated)
        throw new RefusedError({
          status: 404,
          detail: `The endpoint has no delivery “${number}”; GET /api/webhooks/${id}/deliveries lists them.`,
        });
      await onChange();
      return answer(deliveryView(repeated), 202);
    });
}

/** What somebody asks for, where messages may be sent there and its filters name what is there; rejects with a RefusedError otherwise. */
async function settingsOf(
  { events, ...fields }: z.output<typeof webhookRequest>,
  { rules, collection: current, now }: Pick<WebhookAdmin, 'rules' | 'collection'> & { readonly now: Date },
): Promise<EndpointSettings> {
  const { url, partner } = fields;
  const problem = callbackProblem(url, rules);
  if (problem !== undefined) throw refusedFilter(`url ${problem}.`);
  const collection = await current();
  const sections = fields.sections?.map(slugPath);
  const tags = fields.tags?.map(slug);
  const partners = (collection?.site.partners ?? []).map(({ name }) => name);
  if (partner !== undefined && !partners.includes(partner)) {
    const named = partners.length > 0 ? `it names ${partners.join(', ')}` : 'it names none';
    throw refusedFilter(`site.yaml has no partner “${partner}”; ${named}.`);
  }
  const isThere = async (scope: Scope) => (await collection?.has(scope, now)) === true;
  for (const [at, path] of sections?.entries() ?? [])
    if (!(await isThere({ kind: 'section', path })))
      throw refusedFilter(
        `There is no section “${fields.sections?.[at]}”; name one by its path, as its feed has it: news/northwest.`,
      );
  for (const [at, tag] of tags?.entries() ?? [])
    if (!(await isThere({ kind: 'tag', slug: tag })))
      throw refusedFilter(
        `No article has the tag “${fields.tags?.[at]}”; publish one with it first, or correct its spelling.`,
      );
  return { ...fields, sections, tags, events };
}

const refusedFilter = (detail: string): RefusedError => new RefusedError({ status: 400, detail });

/** Throws a RefusedError where an endpoint is in site.yaml. */
function requireOwn(endpoint: EndpointState, what: string): EndpointState {
  if (endpoint.origin === 'api') return endpoint;
  throw new RefusedError({
    status: 409,
    detail: `“${endpoint.id}” is one of webhooks in site.yaml; ${what} there.`,
  });
}

const endpointView = (endpoint: EndpointState) => ({
  ...{ id: endpoint.id, origin: endpoint.origin, url: endpoint.url, events: endpoint.events },
  ...{ sections: endpoint.sections, tags: endpoint.tags, partner: endpoint.partner },
  ...{ variable: endpoint.secret, paused: endpoint.isPaused, pending: endpoint.pending },
  ...{
    created: instantText(endpoint.created),
    sent: instantText(endpoint.sentAt),
    due: instantText(endpoint.due),
  },
  failure:
    endpoint.reason === undefined ? null : { reason: endpoint.reason, at: instantText(endpoint.failedAt) },
});

const deliveryView = (delivery: Delivery) => ({
  ...{ id: delivery.id, message: delivery.message, event: delivery.event, article: delivery.article },
  ...{
    url: delivery.about.url,
    at: instantText(delivery.at),
    sent: instantText(delivery.sentAt),
    due: instantText(delivery.due),
  },
  failure:
    delivery.reason === undefined ? null : { reason: delivery.reason, at: instantText(delivery.failedAt) },
});
