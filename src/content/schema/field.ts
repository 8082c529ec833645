import * as z from 'zod';
import { absolute, isPermanent } from './address.ts';
import { clean, line } from '../source/clean.ts';
import { mailAddress } from '../byline/mailbox.ts';
import { languageTag, nearestTag } from './language-tag.ts';
import type { Rule } from '../problems/rules.ts';
import { readTime, timePattern } from '../source/time.ts';

type Context = { addIssue(issue: { code: 'custom'; message: string; params: { rule: Rule }; path?: string[] }): void };

/** Ends a transform with a breach of a rule. */
export function breach(
  context: Context,
  rule: Rule,
  message: string,
  path: readonly string[] = [],
): never {
  context.addIssue({ code: 'custom', message, params: { rule }, path: [...path] });
  return z.NEVER;
}

const raw = (what: string) => z.string({ error: `should be ${what}` });

/** What a value is where an editor has typed it by the YAML core schema; the compiler itself sees text only. */
const editor = (...type: readonly string[]) => ({ editor: { type } });

/** One line of plain text. */
export const text = () =>
  raw('text')
    .transform(line)
    .meta(editor('string', 'number', 'boolean'));

/** Markdown over several lines. */
export const prose = () =>
  raw('text')
    .transform((value) => clean(value).trim())
    .meta(editor('string', 'number', 'boolean'));

export const boolean = () =>
  raw('true or false')
    .transform((value, context) => {
      if (/^(?:true|yes|on)$/i.test(value)) return true;
      if (/^(?:false|no|off)$/i.test(value)) return false;
      return breach(context, 'wrong-type', `“${value}” should be true or false`);
    })
    .meta({
      editor: { anyOf: [{ type: 'boolean' }, { enum: ['yes', 'no', 'on', 'off', 'true', 'false'] }] },
    });

/** A whole number from `least` to `most`. */
export const number = (least: number, most: number = Number.MAX_SAFE_INTEGER) =>
  raw('a number')
    .transform((value, context) => {
      const result = /^-?\d+$/.test(value.replaceAll('_', ''))
        ? Number(value.replaceAll('_', ''))
        : Number.NaN;
      if (result >= least && result <= most) return result;
      const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
      return breach(context, 'wrong-type', `“${value}” should be a whole number, ${range}`);
    })
    .meta({
      editor: {
        anyOf: [
          { type: 'integer', minimum: least, maximum: most },
          { type: 'string', pattern: '^-?[0-9_]+$' },
        ],
      },
    });

/** An absolute http(s) URL, as the URL standard writes it. */
export const url = () =>
  raw('an absolute URL')
    .transform(
      (value, context) =>
        absolute(value) ??
        breach(
          context,
          'bad-url',
          `“${line(value)}” is not an absolute http or https URL; write it whole, https://…`,
        ),
    )
    .meta({ editor: { type: 'string', pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?://' } });

/** The name of a file of the collection as it is on disk, spaces and all, or an absolute URL. */
export const reference = () =>
  raw('a file or a URL')
    .transform((value) => value.toWellFormed())
    .meta({ editor: { type: 'string', minLength: 1 } });

/** Syntax and calendar only; the time zone is applied later. */
export const time = () =>
  raw('a date')
    .transform((value, context) => {
      const result = readTime(value);
      return typeof result === 'string' ? breach(context, 'bad-date', result) : result;
    })
    .meta({ editor: { type: 'string', pattern: timePattern } });

/** A BCP 47 language tag in canonical form. */
export const language = () =>
  raw('a language tag')
    .transform((value, context) => {
      const tag = languageTag(value);
      if (tag !== undefined) return tag;
      const suggestion = nearestTag(value);
      const remedy = suggestion ? `write ${suggestion}, or such as en-US with a region` : 'write one such as en-US or es';
      return breach(context, 'bad-value', `“${line(value)}” is not a language tag; ${remedy}`);
    })
    .meta({ editor: { type: 'string', pattern: '^\\s*[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*\\s*$' } });

export const email = () =>
  raw('an e-mail address')
    .transform(
      (value, context) =>
        mailAddress(value.trim()) ??
        breach(context, 'bad-value', `“${line(value)}” is not an e-mail address; write name@example.com`),
    )
    .meta({ editor: { type: 'string', pattern: '^\\s*\\S+@\\S+\\.\\S+\\s*$' } });

/** A media type, `audio/mpeg`. */
export const mediaType = () =>
  raw('a media type')
    .transform((value, context) =>
      /^[a-z]+\/[a-z0-9.+-]+$/.test(value.trim().toLowerCase())
        ? value.trim().toLowerCase()
        : breach(context, 'bad-value', `“${line(value)}” is not a media type; write one such as audio/mpeg`),
    )
    .meta({ editor: { type: 'string', pattern: '^\\s*[A-Za-z]+/[A-Za-z0-9.+-]+\\s*$' } });

/** One of a few words. */
export const choice = <const T extends readonly string[]>(...words: T) =>
  raw(`one of ${words.join(', ')}`)
    .transform((value, context): T[number] => {
      const found = words.find((word) => word === value.trim().toLowerCase());
      return found ?? breach(context, 'bad-value', `“${line(value)}” should be one of: ${words.join(', ')}`);
    })
    .meta({ editor: { enum: words } });

/** Seconds, or `h:mm:ss`. */
export const duration = () =>
  raw('a length in seconds')
    .transform((value, context) => {
      const parts = value.trim().split(':');
      if (parts.length > 3 || !parts.every((part) => /^\d+$/.test(part)))
        return breach(context, 'wrong-type', `“${line(value)}” is not a length; write seconds, or h:mm:ss`);
      return parts.reduce((sum, part) => sum * 60 + Number(part), 0);
    })
    .meta({
      editor: {
        anyOf: [
          { type: 'integer', minimum: 0 },
          { type: 'string', pattern: '^\\s*\\d+(?::\\d+){0,2}\\s*$' },
        ],
      },
    });

/** A `tag:` URI (RFC 4151), or another that is for ever: urn, http, https. */
export const permanentId = () =>
  raw('a tag: URI')
    .transform((value, context) =>
      isPermanent(value.trim())
        ? value.trim()
        : breach(
            context,
            'bad-id',
            `“${line(value)}” is not a permanent id; write a tag: URI, tag:example.com,2019-09-25:name`,
          ),
    )
    .meta({ editor: { type: 'string', pattern: '^\\s*(?:tag:|urn:|https?://)' } });

/** The address of a record of the AT Protocol (https://atproto.com/specs/at-uri-scheme), by DID, as handles change. */
export const atUri = (collection: string) =>
  raw('the address of a record')
    .transform((value, context) => {
      const [did, name, key, ...rest] = value.trim().replace(/^at:\/\//, '').split('/');
      const isRecord =
        value.trim().startsWith('at://') &&
        /^did:(?:plc:[a-z2-7]{24}|web:[A-Za-z0-9.%-]+)$/.test(did ?? '') &&
        name === collection &&
        /^[\w.~:-]{1,512}$/.test(key ?? '') &&
        rest.length === 0;
      return isRecord
        ? value.trim()
        : breach(
            context,
            'bad-value',
            `“${line(value)}” is not the address of a record; write at://did:plc:…/${collection}/ and the record’s key`,
          );
    })
    .meta({ editor: { type: 'string', pattern: `^\\s*at://did:[^/]+/${collection}/[^/]+\\s*$` } });

/** A name that environments and Workers' bindings allow. */
export const secret = () => text()
  .transform((value, context) => /^[A-Z][A-Z0-9_]*$/.test(value)
    ? value
    : breach(
      context,
      'bad-value',
      'name the environment variable that holds the secret, such as MSN_TOKEN; never write the secret itself here'
    )
  )
  .meta({ editor: { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$' } });
