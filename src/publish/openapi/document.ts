import * as z from 'zod';
import { lazy } from '../../domain/lru.ts';
import { TITLES } from '../problem-response.ts';
import { writeQuery } from '../request/write-query.ts';
import { answers } from './answers.ts';
import type { Json, OpenApiDocument, Operation, OperationObject, ParameterObject } from './operation.ts';
import { OPERATIONS } from './operations.ts';

/** The description of the API (OpenAPI 3.1), made from what its calls are checked by; `servers` is for its caller. */
export const openApiDocument: () => OpenApiDocument = lazy(() => {
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const one of OPERATIONS)
    paths[`/api${one.path}`] = { ...paths[`/api${one.path}`], [one.method]: operation(one) };
  return {
    openapi: '3.1.0',
    info: { title: 'Dateline: publishing by API', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'Made with dateline key create NAME' },
      },
      schemas: Object.fromEntries(Object.values(answers).flatMap(named)),
    },
  };
});

/** A schema that has a name, and every other such schema in it. */
function named(schema: z.ZodType): readonly (readonly [string, Json])[] {
  const text = JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'output' }));
  // What `JSON.stringify` has written, as zod makes it: names are of letters alone.
  const {
    $schema: _,
    $defs = {},
    id,
    ...whole
  } = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as Json & {
    readonly id: string;
    readonly $defs?: Readonly<Record<string, Json>>;
  };
  const inside = Object.entries($defs).map(([name, { id: _, ...one }]): readonly [string, Json] => [
    name,
    one,
  ]);
  return [[id, whole], ...inside];
}

function operation(one: Operation): OperationObject {
  return {
    ...{ operationId: one.id, summary: one.summary, parameters: parametersOf(one) },
    ...(one.body && {
      requestBody: { required: !one.isBodyOptional, content: bodyContent(one.body, one.writes === 'batch') },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(one.answers).map(([status, body]) => [status, responseOf(status, body, one)]),
      ),
      ...Object.fromEntries(
        [...new Set([400, 401, 403, 429, 500, 503, ...(one.body ? [413, 415] : []), ...one.refusals])]
          .toSorted((a, b) => a - b)
          .map((status) => [status, refusalOf(status)]),
      ),
    },
  };
}

function bodyContent(body: NonNullable<Operation['body']>, isForm: boolean): Json {
  if (body === 'bytes') return { 'application/octet-stream': { schema: BYTES } };
  const { $schema: _, ...schema } = z.toJSONSchema(body, { target: 'draft-2020-12', io: 'input' });
  const form = { type: 'object', additionalProperties: { type: 'string', format: 'binary' } };
  return { 'application/json': { schema }, ...(isForm && { 'multipart/form-data': { schema: form } }) };
}

const BYTES = { type: 'string', format: 'binary' };

function responseOf(status: string, body: z.ZodType | 'bytes' | 'nothing', { method }: Operation): Json {
  const etag = { ETag: { description: 'Of the source', schema: { type: 'string' } } };
  if (body === 'nothing') return { description: 'It is what If-None-Match says', headers: etag };
  if (body === 'bytes')
    return {
      description: 'The file',
      headers: etag,
      content: { 'application/octet-stream': { schema: BYTES } },
    };
  const { id } = z.globalRegistry.get(body) ?? {};
  const description = status === '201' ? 'It is new' : method === 'get' ? 'The answer' : 'Done';
  return { description, content: { 'application/json': { schema: { $ref: `#/components/schemas/${id}` } } } };
}

function refusalOf(status: number): Json {
  // Each is one that a RefusedError may have.
  const description = TITLES[status as keyof typeof TITLES];
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function parametersOf({ path, query, writes, body, method }: Operation): readonly ParameterObject[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(
    ([, name = '']): ParameterObject => ({
      ...{ name, in: 'path', required: true, schema: { type: 'string' } },
      description:
        name === 'path'
          ? 'Below the content folder; its slashes may be written as %2F'
          : `Of ${name === 'delivery' ? 'a delivery' : path.startsWith('/webhooks') ? 'an endpoint' : 'a key'}`,
    }),
  );
  const header = (name: string, description: string): ParameterObject => ({
    ...{ name, in: 'header', description, schema: { type: 'string' } },
  });
  const isFile = writes === 'file' || writes === 'action';
  return [
    ...inPath,
    ...(query ? queryParameters(query) : []),
    ...(writes ? queryParameters(writeQuery) : []),
    ...(isFile ? [header('If-Match', 'Only where the file has one of these entity tags; * for any')] : []),
    ...(writes === 'file' && body
      ? [header('If-None-Match', '* : only where there is no such file yet')]
      : []),
    ...(method === 'get' && path.startsWith('/files') ? [header('If-None-Match', 'What you have')] : []),
    ...(method === 'post' && writes
      ? [header('Idempotency-Key', 'Sent again within a day, it is not done twice')]
      : []),
  ];
}

function queryParameters(query: z.ZodObject): readonly ParameterObject[] {
  const { properties = {} } = z.toJSONSchema(query, { target: 'draft-2020-12', io: 'output' });
  return Object.entries(properties).map(([name, property]) => {
    // A schema of one key, as every key here has one.
    const { description, ...schema } = Object(property) as { readonly description?: string };
    return { name, in: 'query', description, schema };
  });
}
