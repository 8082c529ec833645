import * as z from 'zod';
import { isPattern, placeholders } from '../../domain/redirect.ts';
import { absolute } from './address.ts';
import { breach } from './field.ts';
import { list } from './field-list.ts';

/** A path as requests are compared with it: lower-case, without a slash at its end. */
export function comparable(written: string): string {
  return written.toLowerCase().replace(/(?<=.)\/$/, '');
}

/** A path as it is written, decoded. Undefined when it is none. */
function pathIn(text: string): string | undefined {
  if (/^\s*https?:/i.test(text) && !URL.canParse(text)) return undefined;
  const path = text.trim().replace(/^https?:\/\/[^/?#]*/i, '') || '/';
  if (/[?#\\\0-\x1f\x7f]/.test(path)) return undefined;
  try {
    return decodeURIComponent(path.startsWith('/') ? path : `/${path}`).replace(/\/{2,}/g, '/');
  } catch {
    return undefined;
  }
}

/** Old paths of an article as they are written, decoded; whole URLs count by their paths. */
export const aliases = () =>
  list(
    z
      .string({ error: 'should be an old path, such as /2019/ferry.html' })
      .transform((value, context) => {
        const path = pathIn(value);
        return path && path !== '/'
          ? path
          : breach(
              context,
              'bad-value',
              `“${value}” is not a path; write one such as /2019/ferry.html, without ?`,
            );
      })
      .meta({ editor: { type: 'string', pattern: '^[^?#]+$' } }),
  );

/** From old paths, or patterns of them, to paths or absolute URLs; an issue is at the old path as it is written. `written`: the old path, decoded; `key`: as it stands in the file. */
export const redirects = () =>
  z
    .record(z.string(), z.string({ error: 'should be a path or an absolute URL' }), {
      error: 'should be old paths, each with a path or an absolute URL: /old/rss.xml: /news/rss.xml',
    })
    .transform((value, context) =>
      Object.entries(value).map(([key, value]) => {
        const written = pathIn(key) ?? '';
        const from = comparable(written);
        const to = value.trim();
        const fault = faultOf(from, to);
        if (fault) breach(context, 'bad-redirect', `“${key}: ${value}”: ${fault}`, [key]);
        return { from, to, written, key };
      }),
    );

function faultOf(from: string, to: string): string | undefined {
  if (from === '') return 'the old path has no ? and no #; write it as in /old/feed.xml';
  const names = placeholders(from);
  if (/\*(?!$)/.test(from)) return 'an asterisk stands at the end only';
  if (new Set(names).size < names.length) return 'each :name stands once';
  if (/[^/]:[a-z]|:[a-z]+[^a-z/*]/.test(from)) return 'a :name is a whole segment, of the letters a to z';
  const unknown = placeholders(to).find((name) => !names.includes(name));
  if (unknown && isPattern({ from, to })) return `nothing in the old path is called :${unknown}`;
  if (!/^(?:\/(?!\/)|https?:\/\/[^/:\s]+(?::\d+)?(?:\/|$))\S*$/.test(to)) {
    return 'lead to a path such as /news/rss.xml, or to a whole https:// address';
  }
  if (!to.startsWith('/') && absolute(to.replace(/\*$/, '')) === undefined)
    return 'the address it leads to is not one; correct it';
  return undefined;
}
