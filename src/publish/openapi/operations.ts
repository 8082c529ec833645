import type * as z from 'zod';
import { correctRequest, publishRequest, withdrawRequest } from '../actions/changes.ts';
import { articleQuery } from '../list/list-query.ts';
import { HUB_OPERATIONS } from '../push/hub-operations.ts';
import { RECEIPT_OPERATION } from '../push/receipt-operation.ts';
import { WEBHOOK_OPERATIONS } from '../push/webhook-operations.ts';
import {
  batchRequest,
  keyRequest,
  logQuery,
  moveRequest,
  previewRequest,
  rotateRequest,
  sourceQuery,
} from '../request/schemas.ts';
import { answers } from './answers.ts';
import type { Operation } from './operation.ts';

const action = (name: string, summary: string, body: z.ZodType): Operation => ({
  ...{
    method: 'post',
    path: `/articles/{path}/${name}`,
    id: `${name}Article`,
    summary,
    body,
    writes: 'action',
  },
  ...{ answers: { 200: answers.file }, refusals: [404, 409, 412, 422] },
});

/** Every call, in the order of the documentation. */
export const OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'put', path: '/files/{path}', id: 'putFile', writes: 'file', body: 'bytes' },
    summary:
      'Puts a file in, byte for byte: an article, _index.md, site.yaml, a picture, sound, film or text',
    ...{ answers: { 200: answers.file, 201: answers.file }, refusals: [409, 412, 422, 507] },
  },
  {
    ...{ method: 'get', path: '/files/{path}', id: 'getFile', summary: 'The source of a file' },
    ...{ answers: { 200: 'bytes', 304: 'nothing' }, refusals: [404] },
  },
  {
    ...{ method: 'delete', path: '/files/{path}', id: 'deleteFile', writes: 'file' },
    summary: 'Removes a file; of an article that was public, feeds say so for some days',
    ...{ answers: { 200: answers.file }, refusals: [404, 409, 412, 422] },
  },
  {
    ...{ method: 'post', path: '/batch', id: 'postBatch', writes: 'batch', body: batchRequest },
    summary: 'Many files and deletions, all or none, as one publication',
    ...{ answers: { 200: answers.batch }, refusals: [409, 412, 422, 507] },
  },
  {
    ...{ method: 'get', path: '/articles', id: 'listArticles', query: articleQuery },
    summary:
      'The newsroom’s list of articles; a page may have fewer than asked for while next says that there are more',
    ...{ answers: { 200: answers.list }, refusals: [] },
  },
  action(
    'withdraw',
    'Withdraws an article: readers who have it are told to remove it, and why',
    withdrawRequest,
  ),
  action('correct', 'Adds a correction, dated now, and moves updated', correctRequest),
  action('move', 'Moves an article: its id stays, its old address leads to the new one', moveRequest),
  {
    ...action('publish', 'Makes a draft public, now or at an instant', publishRequest),
    isBodyOptional: true,
  },
  {
    ...{ method: 'post', path: '/preview', id: 'previewArticle', body: previewRequest },
    summary:
      'An article as its page, as each format carries it and as each partner gets it; nothing is stored',
    ...{ answers: { 200: answers.preview }, refusals: [] },
  },
  {
    ...{ method: 'get', path: '/log', id: 'getLog', query: logQuery },
    ...{ summary: 'Who did what to which file, and when; the newest first', answers: { 200: answers.log } },
    refusals: [],
  },
  {
    ...{ method: 'get', path: '/source', id: 'listSource', query: sourceQuery },
    summary: 'Every file of the source with its entity tag, by name; on Cloudflare Workers alone',
    ...{ answers: { 200: answers.source }, refusals: [404] },
  },
  {
    ...{ method: 'get', path: '/keys', id: 'listKeys', summary: 'All keys, without their secrets' },
    ...{ answers: { 200: answers.keys }, refusals: [] },
  },
  {
    ...{ method: 'post', path: '/keys', id: 'createKey', summary: 'Makes a key', body: keyRequest },
    ...{ answers: { 201: answers.key }, refusals: [] },
  },
  {
    ...{
      method: 'post',
      path: '/keys/{id}/rotate',
      id: 'rotateKey',
      body: rotateRequest,
      isBodyOptional: true,
    },
    summary: 'A second secret for a key; the first ends after some time',
    ...{ answers: { 201: answers.key }, refusals: [404] },
  },
  {
    ...{ method: 'delete', path: '/keys/{id}', id: 'revokeKey', summary: 'Ends a key at once' },
    ...{ answers: { 200: answers.revoked }, refusals: [404] },
  },
  ...WEBHOOK_OPERATIONS,
  RECEIPT_OPERATION,
  ...HUB_OPERATIONS,
];
