import { createHash } from 'node:crypto';
import { markup, verbatim } from '../../pages/parts/template.ts';
import type { OpenApiDocument, OperationObject, ParameterObject } from './operation.ts';

/** The API's description as a page. */
export function openApiPage(
  { info, paths, components }: OpenApiDocument,
  headers: Readonly<Record<string, string>>,
): Response {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => section(method, path, one)),
  );
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => markup`<h3 id="${name}">${name}</h3>\n${code(schema)}\n`,
  );
  const html = markup`<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${String(info.title)}</title><style>${verbatim(STYLE)}</style></head>
<body><main><h1>${String(info.title)}</h1>
<p>Every call has <code>Authorization: Bearer KEY</code>. For programs: <a href="openapi.json">openapi.json</a>.</p>
${operations}<h2>Answers</h2>
${schemas}</main></body>
</html>
`;
  const style = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
  return new Response(html.toString(), {
    headers: {
      ...headers,
      'Content-Security-Policy': `default-src 'none'; style-src '${style}'; base-uri 'none'; frame-ancestors 'none'`,
      'Content-Type': 'text/html; charset=utf-8',
    },
  });
}

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color-scheme:light dark}pre{overflow:auto;font-size:.85rem}dt{font-family:monospace}';

function section(
  method: string,
  path: string,
  { summary, parameters, requestBody, responses }: OperationObject,
) {
  const statuses = Object.entries(responses).map(
    ([status, one]) => markup`<dt>${status}</dt><dd>${String(one.description)}</dd>\n`,
  );
  return markup`<section><h2><code>${method.toUpperCase()} ${path}</code></h2>
<p>${summary}.</p>
<dl>${parameters.map(parameter)}</dl>
${requestBody && code(requestBody)}<dl>${statuses}</dl></section>
`;
}

const parameter = ({ name, in: place, description = '' }: ParameterObject) =>
  markup`<dt>${name} <small>${place}</small></dt><dd>${description}</dd>\n`;

const code = (value: unknown) => markup`<pre tabindex="0">${JSON.stringify(value, null, 2)}</pre>`;
