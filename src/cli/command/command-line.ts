const RUN_BY_NPX = /[\\/]_npx[\\/]/;
const INSTALLED = /[\\/]node_modules[\\/]/;

/**
 * A command as it is typed where this program is: `deploy` is `npm run deploy` in the repository, `npx dateline deploy` where the package is
 * installed, and whole where npx has brought it for once, as `dateline` on npm is another program.
 */
export function commandLine(line: string, program = import.meta.dirname): string {
  if (INSTALLED.test(program)) return `${programName(program)} ${line}`;
  const [name = '', ...rest] = line.split(' ');
  const command = name === 'start' ? 'npm start' : `npm run ${name}`;
  return rest.length === 0 ? command : `${command} -- ${rest.join(' ')}`;
}

/** The program as it is typed where this is: its own name in the repository. */
export function programName(program = import.meta.dirname): string {
  if (RUN_BY_NPX.test(program)) return 'npx @dateline-news/dateline';
  return INSTALLED.test(program) ? 'npx dateline' : 'dateline';
}
