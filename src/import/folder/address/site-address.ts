/** Where the old site was. */
export type SiteAddress = {
  /** `https://www.example.com`; undefined where nothing says it. */
  readonly origin?: string;
  /** `/blog` where the site is in a folder of its host; else ''. */
  readonly base: string;
  /** Both; undefined where nothing says the origin. */
  readonly url?: string;
};

/** Reads the address of a site as configuration or `--site` states it; `base`: its folder as the configuration states it, which goes before that of the address. */
export function siteAddress(written: string | undefined, base = ''): SiteAddress {
  const read = URL.parse(written ?? '');
  if (read === null) return { base };
  const folder = base || withoutSlash(read.pathname);
  return { origin: read.origin, base: folder, url: read.origin + folder };
}

/** Without the slashes at its end. */
export const withoutSlash = (path: string): string => path.replace(/(?<!\/)\/+$/, '');
