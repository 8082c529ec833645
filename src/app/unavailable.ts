import { prefersHtml } from '../http/accept.ts';
import { problemDocument } from '../http/problem.ts';
import { everywhere } from '../http/resource.ts';

/** How far a first load is, in files. */
export type LoadProgress = { readonly read: number; readonly found: number };

/** When to ask again, in seconds. */
const retryAfter = 5;

const encoder = new TextEncoder();

/** 503 while there is no collection to serve yet (RFC 9110 §15.6.4): for a browser a page that reloads, for others a problem document. */
export function unavailable(request: Request, progress?: LoadProgress): Response {
  const far = progress ? `: ${progress.read} of ${progress.found} files are read` : '';
  const detail = `The collection is being loaded${far}. Try again in ${retryAfter} seconds.`;
  const isPage = prefersHtml(request.headers.get('accept'));
  const problem = { status: 503, detail, ...(progress && { extensions: progress }) };
  const document = isPage ? page(detail) : problemDocument(problem);
  const bytes = encoder.encode(document);
  const headers = {
    ...everywhere,
    'Cache-Control': 'no-store',
    'Content-Length': String(bytes.byteLength),
    'Content-Security-Policy': "default-src 'none'",
    'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/problem+json',
    'Retry-After': String(retryAfter),
    Vary: 'Accept',
  };
  return new Response(request.method === 'HEAD' ? null : bytes, { status: 503, headers });
}

/** The site's name and language are not known yet. */
const page = (detail: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="${retryAfter}">
<title>Service Unavailable</title>
<p>${detail}
`;
