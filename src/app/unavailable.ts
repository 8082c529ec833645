import { refuse } from './errors.ts';

/** How far a first load is, in files. */
export type LoadProgress = { readonly read: number; readonly found: number };

/** When to ask again, in seconds. */
const soon = '5';

/** 503 while there is no collection to serve yet (RFC 9110 §15.6.4); a browser that is sent here asks again by itself. */
export function unavailable(request: Request, progress?: LoadProgress): Response | Promise<Response> {
  const progressText = progress ? `: ${progress.read} of ${progress.found} files are read` : '';
  return refuse(request, {
    status: 503,
    detail: `The collection is being loaded${progressText}.`,
    headers: { 'Retry-After': soon, Refresh: soon },
    extensions: progress,
  });
}

/** 503 for what has changed since it was read for the collection, until that has caught up. */
export const behind = (request: Request): Response | Promise<Response> =>
  refuse(request, {
    status: 503,
    detail: 'What is asked for has just changed. Please try again in a moment.',
    headers: { 'Retry-After': '1' },
  });
