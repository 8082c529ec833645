import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

type Rule = { readonly pattern: RegExp; readonly fields: readonly (readonly [string, string])[] };
type Redirect = { readonly pattern: RegExp; readonly to: string; readonly status: number };

/**
 * What Cloudflare Pages and Netlify do with a folder: redirects before files, `/` is index.html, `/name` is name.html, fields of
 * every rule that matches, equal ones joined by a comma. Answers as their documentation says, not as Dateline would like.
 */
export function staticHost(dir: string): (path: string) => Response {
  const rules = headersIn(readFileSync(join(dir, '_headers'), 'utf8'));
  const redirects = redirectsIn(readFileSync(join(dir, '_redirects'), 'utf8'));
  return (target) => {
    const path = target.split('?')[0] ?? '';
    for (const { pattern, to, status } of redirects) {
      const match = pattern.exec(path);
      if (!match) continue;
      const location = to.replace(/:([a-z]+)/g, (whole, name: string) => match.groups?.[name] ?? whole);
      return new Response(null, { status, headers: { Location: location } });
    }
    const file = fileAt(dir, path);
    const headers = new Headers(file.endsWith('.html') ? { 'Content-Type': 'text/html; charset=utf-8' } : {});
    for (const { pattern, fields } of rules)
      if (pattern.test(path)) for (const [name, value] of fields) headers.append(name, value);
    const found = existsSync(file) && statSync(file).isFile();
    return new Response(readFileSync(found ? file : join(dir, '404.html')), {
      status: found ? 200 : 404,
      headers,
    });
  };
}

function fileAt(dir: string, path: string): string {
  const name = decodeURIComponent(path);
  if (name.endsWith('/')) return join(dir, name, 'index.html');
  const exact = join(dir, name);
  return existsSync(exact) && statSync(exact).isFile() ? exact : `${exact}.html`;
}

function headersIn(text: string): readonly Rule[] {
  return text
    .trim()
    .split('\n\n')
    .map((block) => {
      const [pattern = '', ...lines] = block.split('\n');
      return {
        pattern: matcher(pattern),
        fields: lines.map((line) => {
          const colon = line.indexOf(':');
          return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
        }),
      };
    });
}

function redirectsIn(text: string): readonly Redirect[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [from = '', to = '', status = ''] = line.split(' ');
      return { pattern: matcher(from), to, status: Number(status) };
    });
}

function matcher(pattern: string): RegExp {
  const source = pattern
    .replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
    .replace('*', '(?<splat>.*)')
    .replace(/\/:([a-z]+)/g, '/(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}
