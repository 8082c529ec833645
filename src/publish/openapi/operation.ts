import type * as z from 'zod';

/** A call of the API. */
export type Operation = {
  readonly method: 'get' | 'put' | 'post' | 'delete';
  /** Below `/api`; `{path}` is of a file, `{id}` of a key, an endpoint or a subscription, `{delivery}` of a message. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  /** `bytes`: the file itself. */
  readonly body?: z.ZodType | 'bytes';
  /** Whether a body may be left out. */
  readonly isBodyOptional?: true;
  /** What it answers with, by status; `bytes`: the file itself. */
  readonly answers: Readonly<Record<number, z.ZodType | 'bytes' | 'nothing'>>;
  /** It writes articles: `dry-run`, `strict` and conditions. */
  readonly writes?: 'file' | 'batch' | 'action';
  /** Statuses of refusals besides those of all calls. */
  readonly refusals: readonly number[];
};

export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: Json;
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: Json & { readonly schemas: Readonly<Record<string, Json>> };
} & Json;

export type OperationObject = {
  readonly summary: string;
  readonly parameters: readonly ParameterObject[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
} & Json;

export type ParameterObject = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description?: string;
  readonly schema: Json;
} & Json;

export type Json = { readonly [key: string]: unknown };
