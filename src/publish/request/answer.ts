import { PRIVATE } from '../problem-response.ts';

/** An answer in JSON, for one client alone. */
export const answer = (
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { ...PRIVATE, 'Content-Type': 'application/json', ...headers },
  });

/** An instant (milliseconds since 1970) as the API writes it, in UTC; null for none. */
export const instantText = (instant: Date | number | undefined): string | null =>
  instant === undefined ? null : new Date(instant).toISOString();
