import type { Site } from '../domain/site.ts';
import { prefersHtml } from '../http/accept.ts';
import { type HttpProblem, problemDocument } from '../http/problem.ts';
import { immediate } from '../http/resource.ts';
import { errorPage } from '../pages/message-page.ts';
import { pageFields } from './pages/page-fields.ts';

/** A refusal: a page for a browser, a problem document for everything else. HEAD gets the fields alone. */
export function refuse(request: Request, problem: HttpProblem, site?: Site): Response | Promise<Response> {
  const page = site && prefersHtml(request.headers.get('accept')) ? site : undefined;
  return page
    ? pageFields(page).then((fields) => answer(request, problem, { site: page, fields }))
    : answer(request, problem);
}

type ErrorPage = { readonly site: Site; readonly fields: Readonly<Record<string, string>> };

function answer(request: Request, problem: HttpProblem, page?: ErrorPage): Response {
  const { status, headers, requestId } = problem;
  const [text, mediaType] = page
    ? [errorPage({ site: page.site, status, requestId }), 'text/html; charset=utf-8']
    : [problemDocument(problem), 'application/problem+json'];
  return immediate(text, mediaType, {
    status,
    head: request.method === 'HEAD',
    headers: {
      ...page?.fields,
      // A cache that keeps a refusal would go on refusing what has been published since.
      'Cache-Control': status < 500 ? 'no-cache' : 'no-store',
      Vary: 'Accept',
      ...(requestId && { 'X-Request-Id': requestId }),
      ...headers,
    },
  });
}
