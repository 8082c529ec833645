import * as z from 'zod';
import { WEBHOOK_EVENTS } from '../../domain/site.ts';
import { absolute } from './address.ts';
import { breach, choice, text, secret } from './field.ts';
import { list, names } from './field-list.ts';

/** An address to which messages are sent: what opens it stands in no file. */
const endpoint = () =>
  text()
    .transform((value, context) => {
      const url = URL.parse(absolute(value) ?? '');
      return url && url.username === '' && url.password === '' && url.hash === ''
        ? url.href
        : breach(
            context,
            'bad-url',
            `“${value}” is not the address of an endpoint; write https://… whole, without a name, a password or a fragment`,
          );
    })
    .meta({ editor: { type: 'string', pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?://' } });

/** One endpoint of `webhooks` in site.yaml. */
const webhook = () =>
  z.strictObject({
    url: endpoint().describe('Where messages are sent by POST'),
    events: list(choice(...WEBHOOK_EVENTS))
      .describe('All unless given')
      .optional(),
    sections: names().describe('Only articles in these, with all below them').optional(),
    tags: names().describe('Only articles with one of these').optional(),
    partner: text().describe('Only articles that this partner is given').optional(),
    secret: secret()
      .describe('Variable that holds the secret, whsec_…; else dateline hub rotate NAME makes one')
      .optional(),
  });

/** `webhooks` of site.yaml, by name. */
export const webhooks = () =>
  z.record(z.string(), webhook(), { error: 'should be names of endpoints, each with a url' });

/** What somebody wrote of one endpoint. */
export type WebhookFields = z.output<ReturnType<typeof webhook>>;

/** `podping` of site.yaml. */
export const podping = () =>
  z
    .strictObject({
      url: endpoint().describe('https://podping.cloud/ unless given').optional(),
      token: secret().describe('Variable that holds the token'),
    })
    .transform(({ url = 'https://podping.cloud/', token }) => ({ url, token }));
