/** The oldest Node that runs Dateline: `node:sqlite` without a flag, and named groups that share a name. */
const NEEDED = 24;

/**
 * What to say where Node is too old, in one line; undefined where it will do, and where there is no Node, as on Workers. Plain JavaScript, so that
 * an older Node can read it.
 */
export function nodeProblem(version = globalThis.process?.versions?.node) {
  if (version === undefined || Number.parseInt(version, 10) >= NEEDED) return undefined;
  return `Dateline needs Node ${NEEDED} or newer; this is ${version}. Install it from https://nodejs.org, with a version manager (nvm install ${NEEDED}), or for this folder alone: npm install --save-dev node@${NEEDED}`;
}
