/** A release's number by its parts; what is before a release, such as `1.0.0-beta.1`, counts as the release. */
export type Version = readonly [major: number, minor: number, patch: number];

/** The parts of `0.2.0` or `v0.2.0`; undefined for what is no version (https://semver.org). */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch] = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+].*)?$/.exec(text) ?? [];
  return patch === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

/** The parts of a changelog about versions after one, as they are written there; of the newest alone where none is given. */
export function notesSince(changelog: string, from: string | undefined): string {
  const releases = changelog.split(/^(?=## )/m).slice(1);
  const since = from === undefined ? undefined : parseVersion(from);
  const chosen = since === undefined ? releases.slice(0, 1) : releases.filter((text) => isAfter(text, since));
  return chosen.map((text) => text.trim()).join('\n\n');
}

/** Whether a part is of a later version; what has no number yet is later than all. */
function isAfter(text: string, since: Version): boolean {
  const version = parseVersion(/^## (\S+)/.exec(text)?.[1] ?? '');
  if (version === undefined) return true;
  const at = version.findIndex((part, index) => part !== since[index]);
  return at >= 0 && (version[at] ?? 0) > (since[at] ?? 0);
}
