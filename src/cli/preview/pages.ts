import { createHash } from 'node:crypto';
import { markup, type PageMarkup, verbatim } from '../../pages/parts/template.ts';
import { pathOf } from '../../publish/preview/documents.ts';
import type { Rendering } from '../../publish/preview/rendering.ts';
import type { FetchHandler } from '../../runtime/node/loopback.ts';
import { nothingText, type Proof } from './proof.ts';
import { overviewStyle } from './style.ts';

/** An article as it is now, and as feeds carry it. */
export type PreviewView = {
  readonly proof: Proof;
  readonly rendering: Rendering | undefined;
  readonly revision: string;
};

/** Answers what belongs to the preview alone; everything else comes from the service, with its addresses on this machine. */
export function aroundPreview(current: () => PreviewView): (answer: FetchHandler) => FetchHandler {
  return (answer) => async (request) => {
    const view = current();
    const { shown } = view.proof;
    const { pathname, origin } = new URL(request.url);
    if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
    if (pathname.startsWith('/.preview') || shown === undefined) return overview(view);
    const headers = new Headers(request.headers);
    headers.set('accept-encoding', 'identity');
    const response = await answer(new Request(request, { headers }));
    return isPage(response) ? local(response, view, origin) : response;
  };
}

const isPage = ({ headers }: Response): boolean =>
  headers.get('content-type')?.startsWith('text/html') === true;

/** Pictures and links of the article lead here, where files are that are not published yet. */
async function local(
  response: Response,
  { proof: { shown } }: PreviewView,
  origin: string,
): Promise<Response> {
  const headers = new Headers(response.headers);
  for (const name of ['content-length', 'etag', 'last-modified']) headers.delete(name);
  headers.set('cache-control', 'no-store');
  if (shown === undefined) return new Response(response.body, { status: response.status, headers });
  const html = (await response.text()).replaceAll(new URL(shown.site.url).origin, origin);
  return new Response(html, { status: response.status, headers });
}

function overview({ proof, rendering }: PreviewView): Response {
  const { file, problems, shown } = proof;
  const title = rendering?.title ?? file;
  const stateLines = rendering?.stateLines ?? [nothingText(proof)];
  const found = problems.map(
    ({ severity, line, field, message }) =>
      markup`<li class="${severity}"><code>${file}${line === undefined ? '' : `:${line}`}</code> <b>${field}</b> ${message}</li>\n`,
  );
  const path = shown && basePath(shown.site.url) + pathOf(shown);
  return page({
    title: `Preview: ${title}`,
    style: overviewStyle,
    body: markup`<header><h1>${title}</h1>
<p>${stateLines.join(' ')}</p>
${found.length === 0 ? markup`<p class="good">No problems.</p>` : markup`<ul>${found}</ul>`}</header>
<main>
${path !== undefined && hasPage(proof) && markup`<section class="page"><h2><a href="${path}">Page</a></h2><iframe src="${path}" title="Page"></iframe></section>\n`}${rendering?.carried.map(
  ({ name, item, notes }) =>
    markup`<section><h2>${name}</h2>${notes.map((note) => markup`<p>${note}</p>`)}<pre tabindex="0">${item ?? 'Not in this feed.'}</pre></section>\n`,
)}</main>`,
  });
}

const hasPage = ({ shown }: PreviewView['proof']): boolean =>
  shown !== undefined && !('article' in shown.about && shown.about.article.elsewhere);

type PreviewPage = {
  readonly title: string;
  readonly style: string;
  readonly body: PageMarkup;
};

function page({ title, style, body }: PreviewPage): Response {
  const html = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${verbatim(style)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  const styles = `sha256-${createHash('sha256').update(style).digest('base64')}`;
  const policy = `default-src 'none'; script-src; style-src '${styles}'; img-src 'self' https: http:; media-src 'self' https: http:; frame-src 'self' https:; base-uri 'none'; frame-ancestors 'self'`;
  const headers = {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy,
    'Content-Type': 'text/html; charset=utf-8',
  };
  return new Response(html.toString(), { headers });
}

const basePath = (siteUrl: string): string => new URL(siteUrl).pathname.replace(/\/$/, '');
