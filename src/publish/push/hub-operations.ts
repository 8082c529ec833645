import * as z from 'zod';
import { WEBHOOK_EVENTS } from '../../domain/site.ts';
import { DELIVERY_MODES } from '../../push/subscription.ts';
import type { Operation } from '../openapi/operation.ts';

const instant = () => z.iso.datetime().nullable();

/** Of what is sent to somebody: when it last arrived, when the next attempt is made, and why the last one failed. */
const attempts = {
  sentAt: instant(),
  due: instant(),
  reason: z.string().optional(),
  failedAt: instant(),
} as const;

/** What `dateline hub --json` prints too. */
const hubAnswer = z
  .object({
    topics: z.number().int().describe('How many anyone subscribes to'),
    subscriptions: z.array(
      z.object({
        ...{ id: z.string(), topic: z.string(), callback: z.string(), delivery: z.enum(DELIVERY_MODES) },
        ...{ isSigned: z.boolean(), isPaused: z.boolean(), attempt: z.number().int() },
        ...{ failures: z.number().int(), ends: instant().describe('Of its lease'), ...attempts },
      }),
    ),
    endpoints: z.array(
      z.object({
        ...{ id: z.string(), origin: z.enum(['site', 'api']), url: z.string() },
        events: z.array(z.enum(WEBHOOK_EVENTS)),
        ...{ sections: z.array(z.string()).optional(), tags: z.array(z.string()).optional() },
        partner: z.string().optional(),
        secret: z.string().optional().describe('The environment variable that holds its secrets'),
        ...{ isPaused: z.boolean(), pending: z.number().int(), failures: z.number().int() },
        ...{ created: instant(), ...attempts },
      }),
    ),
    hubs: z.array(
      z.object({
        ...{ hub: z.string(), pending: z.number().int(), sent: z.number().int(), attempt: z.number().int() },
        ...attempts,
      }),
    ),
  })
  .meta({ id: 'Hub' });

/** A hub as the API gives it. */
export type HubView = z.output<typeof hubAnswer>;

const paused = z
  .object({ id: z.string(), isPaused: z.boolean() })
  .meta({ id: 'PausedSubscription', description: 'A subscription that was paused or resumed' });

/** What the calls of `/api/hub` answer with. */
export const hubAnswers = { hub: hubAnswer, pausedSubscription: paused } as const;

/** The calls of `/api/hub`. */
export const HUB_OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/hub', id: 'getHub', answers: { 200: hubAnswer }, refusals: [404] },
    summary: 'Who is subscribed, what was delivered or failed; endpoints, and hubs elsewhere',
  },
  {
    ...{ method: 'post', path: '/hub/subscriptions/{id}/pause', id: 'pauseSubscription' },
    ...{ summary: 'Delivers nothing until it is resumed', answers: { 200: paused }, refusals: [404] },
  },
  {
    ...{ method: 'post', path: '/hub/subscriptions/{id}/resume', id: 'resumeSubscription' },
    ...{ summary: 'Delivers again, what was missed first', answers: { 200: paused }, refusals: [404] },
  },
];
