import { INDEX } from '../../store/bundle/bundle.ts';
import { commandLine } from '../command/command-line.ts';
import { DEPLOYING } from '../page-url.ts';

/** What Cloudflare takes (https://developers.cloudflare.com/workers/platform/limits/). */
const LIMITS = { filesFree: 20_000, filesPaid: 100_000 };

/** Bytes of an asset, at most. */
export const ASSET_LIMIT = 25 * 1024 * 1024;

/** A file of the bundle as far as limits go: what the newsroom calls it, its bytes. */
export type Sized = { readonly name: string; readonly length: number };

export type Verdict = { readonly errors: readonly string[]; readonly warnings: readonly string[] };

/** Whether Workers will take these files; each message says what to do. */
export function checkLimits(files: readonly Sized[]): Verdict {
  const large = files.filter((file) => file.length > ASSET_LIMIT);
  const errors = large.map(({ name, length }) => {
    const what = `${name}: ${mebibytes(length)} MiB; Workers takes files up to ${limitText(length)}.`;
    return name === INDEX
      ? `${what} The collection is too large for a bundle: read it from D1, ${commandLine('sync --d1 --remote')}, or run Dateline on Node (${DEPLOYING}).`
      : `${what} Put it on a media host and give its URL in the front matter.`;
  });
  const count = `${files.length} files;`;
  if (files.length > LIMITS.filesPaid) {
    return {
      errors: [
        ...errors,
        `${count} Workers takes up to 100,000. Put pictures on a media host, or run Dateline on Node.`,
      ],
      warnings: [],
    };
  }
  const warnings =
    files.length > LIMITS.filesFree
      ? [`${count} Workers' free plan takes up to 20,000, the paid one 100,000.`]
      : [];
  return { errors, warnings };
}

/** What is said of a file that is left out. */
export function leftOutText({ path, length }: { readonly path: string; readonly length: number }): string {
  return `${path}: ${mebibytes(length)} MiB; Workers takes files up to ${limitText(length)} as assets, so it is left out of everything that shows it. Bind an R2 bucket as MEDIA in wrangler.toml (${DEPLOYING}), or put it on a media host and give its URL in the front matter.`;
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

/** The limit, in bytes where what is over it reads as if it were not. */
const limitText = (length: number): string =>
  mebibytes(length) === mebibytes(ASSET_LIMIT)
    ? `25 MiB (${ASSET_LIMIT} bytes; this has ${length})`
    : '25 MiB';

/** What is said of a file of an export that Cloudflare would not take. */
export function largeFileText({ path, length }: { readonly path: string; readonly length: number }): string {
  return `${path}: ${mebibytes(length)} MiB; Cloudflare takes files up to ${limitText(length)}, so it would leave this one out or refuse the folder; other hosts take it. Put it on a media host and give its URL in the front matter.`;
}
