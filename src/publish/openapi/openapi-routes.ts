import { Hono } from 'hono';
import { openApiDocument } from './document.ts';
import { openApiPage } from './page.ts';

/** `/api/openapi.json`, and the same for people: what there is to call, for everybody. */
export function openApiRoutes(): Hono {
  const headers = { 'Cache-Control': 'public, max-age=300', 'X-Content-Type-Options': 'nosniff' };
  return new Hono()
    .get('/openapi.json', () => Response.json(openApiDocument(), { headers }))
    .get('/docs', () => openApiPage(openApiDocument(), headers));
}
