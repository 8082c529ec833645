import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import createClient from 'openapi-fetch';
import { expect, test } from 'vitest';
import { openApiDocument } from '../../../src/publish/openapi/document.ts';
import { article } from '../../content/folder.ts';
import { paper } from '../paper.ts';
import { generatedTypes } from './generate.ts';
import type { paths } from './generated.d.ts';

const story = (name: string, lines = '') =>
  article(lines, `About the ${name}.\n`).replace(':a\n', `:${name}\n`).replace('A headline', `The ${name}`);

test('the description is OpenAPI 3.1, and everybody may read it', async () => {
  const { api, failures } = await paper();
  const answer = await api('/openapi.json', { key: '' });
  expect(answer.status).toBe(200);
  const document = await answer.json();
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  expect(document.openapi).toMatch(/^3\.1\./);
  const page = await api('/docs', { key: '' });
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const text = await page.text();
  for (const path of Object.keys(document.paths)) expect(text).toContain(path);
  expect(failures).toEqual([]);
});

test('the types are those of the description', async () => {
  await expect(await generatedTypes(openApiDocument())).toMatchFileSnapshot('generated.d.ts');
});

test('a client that was generated from it puts, corrects, moves, lists, withdraws and deletes', async () => {
  const { url, key } = await paper();
  const answered: { readonly request: Request; readonly response: Response }[] = [];
  const { GET, PUT, POST, DELETE, use } = createClient<paths>({
    baseUrl: url,
    headers: { Authorization: `Bearer ${await key()}` },
  });
  use({
    onResponse({ request, response }) {
      answered.push({ request, response: response.clone() });
      return undefined;
    },
  });
  const path = 'news/ferry.md';
  const put = await PUT('/api/files/{path}', {
    params: { path: { path }, header: { 'If-None-Match': '*' } },
    body: story('ferry'),
    bodySerializer: (body) => body,
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  expect(put.data).toMatchObject({ path, state: 'public' });
  const corrected = await POST('/api/articles/{path}/correct', {
    params: { path: { path }, header: { 'If-Match': put.data?.etag ?? '', 'Idempotency-Key': 'one' } },
    body: { text: 'It was the other ferry.' },
  });
  expect(corrected.data?.state).toBe('public');
  const to = 'news/boats/ferry.md';
  const dry = await POST('/api/articles/{path}/move', {
    params: { path: { path }, query: { 'dry-run': true } },
    body: { to },
  });
  expect(dry.data?.partners).toEqual([]);
  const moved = await POST('/api/articles/{path}/move', { params: { path: { path } }, body: { to } });
  expect(moved.data?.url).toContain('/news/boats/ferry');
  const listed = await GET('/api/articles', { params: { query: { state: 'public', limit: 10 } } });
  expect(listed.data?.articles.map((one) => [one.path, one.title, one.etag])).toEqual([
    [to, 'The ferry', moved.data?.etag],
  ]);
  const preview = await POST('/api/preview', { body: { path: 'news/x.md', content: story('x') } });
  expect(preview.data?.page).toContain('The x');
  const batch = await POST('/api/batch', {
    body: { files: [{ path: 'news/b.md', content: story('b', 'draft: true\n') }], delete: [] },
  });
  expect(batch.data?.files[0]?.path).toBe('news/b.md');
  const published = await POST('/api/articles/{path}/publish', { params: { path: { path: 'news/b.md' } } });
  expect(published.data?.state).toBe('public');
  const withdrawn = await POST('/api/articles/{path}/withdraw', {
    params: { path: { path: to } },
    body: { reason: 'It was wrong.' },
  });
  expect(withdrawn.data?.state).toBe('withdrawn');
  const gone = await DELETE('/api/files/{path}', { params: { path: { path: 'news/b.md' } } });
  expect(gone.data?.etag).toBe(null);
  const log = await GET('/api/log', { params: { query: { path: to } } });
  expect(log.data?.entries.map(({ action }) => action)).toEqual(['withdraw', 'move']);
  const made = await POST('/api/keys', { body: { name: 'cms', write: ['news'], read: true, admin: false } });
  const rotated = await POST('/api/keys/{id}/rotate', { params: { path: { id: made.data?.id ?? '' } } });
  expect(rotated.data?.secret).toMatch(/^dateline_/);
  expect((await GET('/api/keys')).data?.keys).toHaveLength(4);
  await DELETE('/api/keys/{id}', { params: { path: { id: made.data?.id ?? '' } } });
  const missing = await GET('/api/files/{path}', {
    params: { path: { path: 'news/none.md' } },
    parseAs: 'text',
  });
  expect(missing.error?.detail).toContain('news/none.md');
  for (const { request, response } of answered) await requireDescribed(request, response);
});

const ajv = addFormats.default(new Ajv2020({ strict: false }));
ajv.addSchema({ $id: 'api', ...openApiDocument() });

/** That an answer is what the description says of its call and status. */
async function requireDescribed(request: Request, response: Response): Promise<void> {
  const { pathname } = new URL(request.url);
  const { paths } = openApiDocument();
  const isOf = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname);
  const path = Object.keys(paths).find(isOf) ?? '';
  const described = paths[path]?.[request.method.toLowerCase()]?.responses[response.status];
  const place = `${request.method} ${path} ${response.status}`;
  expect(described, place).toBeDefined();
  const content = Object(described).content ?? {};
  const [type] = (response.headers.get('content-type') ?? '').split(';');
  const schema = content[type ?? '']?.schema?.$ref;
  expect(schema, place).toBeDefined();
  const isValid = ajv.validate(`api${schema}`, await response.json());
  expect(isValid, `${place}: ${ajv.errorsText()}`).toBe(true);
}
