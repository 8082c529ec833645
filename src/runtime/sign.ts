import { createHmac } from 'node:crypto';
import type { Sign } from '../push/signature.ts';

/** Signs at once: a feed takes less time than handing it to another thread does. */
export const sign: Sign = (method, secret, body) =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
