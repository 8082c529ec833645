import { siteUrlAdvice } from '../../content/schema/address.ts';

/** What the environment says of this process. */
export type Settings = {
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  /** Overrides the url of site.yaml. */
  readonly siteUrl?: string;
};

/** A variable of the environment that cannot be used; the message says which, and what would do. */
export class SettingError extends Error {}

/** Reads PORT, HOST and SITE_URL; an empty one counts as unset. Throws SettingError. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const port = env.PORT || '8787';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new SettingError(`PORT is "${port}"; it must be a number from 0 to 65535.`);
  }
  const siteUrl = env.SITE_URL || undefined;
  const fault = siteUrl === undefined ? undefined : siteUrlAdvice(siteUrl);
  if (fault !== undefined) throw new SettingError(`${fault}.`);
  return {
    port: Number(port),
    host: env.HOST || 'localhost',
    siteUrl: siteUrl?.replace(/(?<!\/)\/+$/, ''),
  };
}

/** Reads DATELINE_UNSAFE_CALLBACKS: whether the hub may send to this machine, as tests need. Throws SettingError. */
export function readUnsafeCallbacks(env: Readonly<Record<string, string | undefined>>): boolean {
  const value = env.DATELINE_UNSAFE_CALLBACKS || undefined;
  if (value !== undefined && value !== 'loopback')
    throw new SettingError(`DATELINE_UNSAFE_CALLBACKS is "${value}"; it must be loopback, or unset.`);
  return value === 'loopback';
}
