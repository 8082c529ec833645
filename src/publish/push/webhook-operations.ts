import type { Operation } from '../openapi/operation.ts';
import { rotateRequest } from '../request/schemas.ts';
import { deliveryQuery, webhookAnswers, webhookRequest } from './webhook-requests.ts';

const { endpoint, endpoints, newEndpoint, removedEndpoint, delivery, deliveries } = webhookAnswers;

/** The calls of `/api/webhooks`. */
export const WEBHOOK_OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/webhooks', id: 'listWebhooks', answers: { 200: endpoints } },
    ...{ summary: 'Endpoints of site.yaml and of this API, and how they do', refusals: [404] },
  },
  {
    ...{ method: 'post', path: '/webhooks', id: 'createWebhook', body: webhookRequest },
    ...{ summary: 'Adds an endpoint, and makes its secret', answers: { 201: newEndpoint } },
    refusals: [404],
  },
  {
    ...{ method: 'get', path: '/webhooks/{id}', id: 'getWebhook', answers: { 200: endpoint } },
    ...{ summary: 'An endpoint', refusals: [404] },
  },
  {
    ...{ method: 'put', path: '/webhooks/{id}', id: 'putWebhook', body: webhookRequest },
    ...{ summary: 'Changes an endpoint of this API', answers: { 200: endpoint }, refusals: [404, 409] },
  },
  {
    ...{ method: 'delete', path: '/webhooks/{id}', id: 'deleteWebhook', answers: { 200: removedEndpoint } },
    ...{ summary: 'Removes an endpoint of this API, and what it was to be sent', refusals: [404, 409] },
  },
  {
    ...{ method: 'post', path: '/webhooks/{id}/rotate', id: 'rotateWebhook', body: rotateRequest },
    summary: 'A second secret for an endpoint; both sign messages until the first ends',
    ...{ isBodyOptional: true, answers: { 201: newEndpoint }, refusals: [404, 409] },
  },
  {
    ...{ method: 'post', path: '/webhooks/{id}/pause', id: 'pauseWebhook', answers: { 200: endpoint } },
    ...{ summary: 'Sends nothing until the endpoint is resumed', refusals: [404] },
  },
  {
    ...{ method: 'post', path: '/webhooks/{id}/resume', id: 'resumeWebhook', answers: { 200: endpoint } },
    ...{ summary: 'Sends again, what waits first', refusals: [404] },
  },
  {
    ...{ method: 'post', path: '/webhooks/{id}/test', id: 'testWebhook', answers: { 202: endpoint } },
    ...{ summary: 'Sends a message of type test', refusals: [404] },
  },
  {
    ...{ method: 'get', path: '/webhooks/{id}/deliveries', id: 'listDeliveries', query: deliveryQuery },
    summary: 'The last message of each article, sent or waiting; the newest first',
    ...{ answers: { 200: deliveries }, refusals: [404] },
  },
  {
    ...{ method: 'post', path: '/webhooks/{id}/deliveries/{delivery}/redeliver', id: 'redeliver' },
    summary: 'Sends a message again, under its id, as its article is now',
    ...{ answers: { 202: delivery }, refusals: [404] },
  },
];
