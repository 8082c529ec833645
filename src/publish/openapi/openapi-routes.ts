import { Hono } from 'hono';
import { basePath, type Site } from '../../domain/site.ts';
import { openApiDocument } from './document.ts';
import { openApiPage } from './page.ts';

/** `/api/openapi.json`, and the same for people: what there is to call, for everybody. */
export function openApiRoutes(site: () => Pick<Site, 'url'> | undefined): Hono {
  const headers = { 'Cache-Control': 'public, max-age=300', 'X-Content-Type-Options': 'nosniff' };
  const document = () => {
    const current = site();
    const url = (current && basePath(current)) || '/';
    return { ...openApiDocument(), servers: [{ url, description: 'Where this document is' }] };
  };
  return new Hono()
    .get('/openapi.json', () => Response.json(document(), { headers }))
    .get('/docs', () => openApiPage(document(), headers));
}
