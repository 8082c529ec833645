import * as z from 'zod';
import { WEBHOOK_EVENTS } from '../../domain/site.ts';

const names = () => z.array(z.string().trim().min(1).max(200)).min(1).max(100);

/** What an endpoint is to be. */
export const webhookRequest = z.strictObject({
  url: z.string().max(2_000).describe('Where messages are sent by POST; at a public address'),
  events: z
    .array(z.enum(WEBHOOK_EVENTS))
    .min(1)
    .default([...WEBHOOK_EVENTS])
    .describe('All unless given'),
  sections: names()
    .optional()
    .describe('Only articles in these sections, by path or names, with all below them'),
  tags: names().optional().describe('Only articles with one of these tags'),
  partner: z.string().optional().describe('Only articles that this partner of site.yaml is given'),
});

/** What `GET /api/webhooks/{id}/deliveries` can be asked for. */
export const deliveryQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most'),
});

const instant = () => z.iso.datetime();

const failure = () =>
  z.object({ reason: z.string(), at: instant().nullable() }).nullable().describe('Of the last attempt');

const endpoint = z.object({
  id: z.string(),
  origin: z.enum(['site', 'api']).describe('site: it is in site.yaml, and changed there'),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  sections: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  partner: z.string().optional(),
  variable: z.string().optional().describe('The environment variable that holds its secrets'),
  paused: z.boolean(),
  pending: z.number().int().describe('Messages that wait'),
  created: instant(),
  sent: instant().nullable().describe('When the last message arrived'),
  due: instant().nullable().describe('When the next is sent'),
  failure: failure(),
});

const delivery = z.object({
  id: z.number().int(),
  message: z.string().describe('webhook-id'),
  event: z.enum([...WEBHOOK_EVENTS, 'test']),
  article: z.string().describe('Its id'),
  url: z.string(),
  at: instant().describe('When it happened'),
  sent: instant().nullable(),
  due: instant().nullable(),
  failure: failure(),
});

/** What the calls of `/api/webhooks` answer with. */
export const webhookAnswers = {
  endpoint: endpoint.meta({ id: 'Webhook' }),
  endpoints: z.object({ webhooks: z.array(endpoint) }).meta({ id: 'Webhooks' }),
  newEndpoint: endpoint.extend({ secret: z.string().describe('Shown once') }).meta({ id: 'NewWebhook' }),
  removedEndpoint: z.object({ id: z.string(), removed: z.literal(true) }).meta({ id: 'RemovedWebhook' }),
  delivery: delivery.meta({ id: 'WebhookDelivery' }),
  deliveries: z.object({ deliveries: z.array(delivery) }).meta({ id: 'WebhookDeliveries' }),
} as const;
