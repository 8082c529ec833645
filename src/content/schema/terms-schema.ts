import * as z from 'zod';
import { absolute } from './address.ts';
import { breach, choice, number, text, url } from './field.ts';
import { list } from './field-list.ts';

const usage = () => list(choice('all', 'ai-all', 'ai-train', 'ai-input', 'ai-index', 'search')).optional();

/** On what terms machines may use articles (RSL 1.0). */
export const licensing = () =>
  z.strictObject({
    permits: usage().describe('Uses that are allowed'),
    prohibits: usage().describe('Uses that are not'),
    payment: choice(
      'purchase',
      'subscription',
      'training',
      'crawl',
      'use',
      'contribution',
      'attribution',
      'free',
    ).optional(),
    standard: url().describe('License that the payment is by').optional(),
    server: url().describe('License server').optional(),
    terms: url().describe('An RSL document of your own, instead of /license.xml').optional(),
  });

/** A crawler's name, as RFC 9309 has it. */
const crawler = () =>
  text()
    .transform((value, context) =>
      /^[A-Za-z_-]+$/.test(value)
        ? value
        : breach(context, 'bad-value', `“${value}” is not a crawler’s name; write one such as GPTBot`),
    )
    .meta({ editor: { type: 'string', pattern: '^[A-Za-z_-]+$' } });

/** What robots.txt says besides that everybody may read. */
export const robots = () =>
  z.strictObject({ refuse: list(crawler()).describe('Crawlers that may read nothing').optional() });

/** The origin of a page, as browsers send it (RFC 6454 §7). */
const origin = () =>
  text()
    .transform((value, context) => {
      const parsed = URL.parse(value);
      return parsed && /^https?:$/.test(parsed.protocol) && parsed.href === `${parsed.origin}/`
        ? parsed.origin
        : breach(context, 'bad-value', `“${value}” is not an origin; write one such as https://cms.example.com`);
    })
    .meta({ editor: { type: 'string', pattern: '^https?://[^/]+/?$' } });

/** Who else may use the API that takes articles in. */
export const api = () =>
  z.strictObject({
    origins: list(origin()).describe('Origins whose pages may call the API: https://cms.example.com').optional(),
  });

/** Where smaller copies of pictures come from. */
export const images = () =>
  z.strictObject({
    resize: text()
      .transform((value, context) =>
        value === 'cloudflare' ||
        (value.includes('{url}') && absolute(value.replace(/\{\w+\}/g, '1')) !== undefined)
          ? value
          : breach(
              context,
              'bad-value',
              `“${value}” makes no address; write cloudflare, or https://… with {url}, {width} and {height}`,
            ),
      )
      .describe('cloudflare, or a pattern with {url} {width} {height} {x} {y}')
      .meta({ editor: { type: 'string' } }),
    widths: list(number(16, 10_000)).describe('Pixels: 480, 960, 1600').optional(),
  });
