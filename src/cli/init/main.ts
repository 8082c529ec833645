import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { commandLine } from '../command/command-line.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { shownPath } from '../path.ts';
import { completePaper } from './ask.ts';
import { contentFiles } from './content.ts';
import { typedPaper } from './paper.ts';
import { projectFiles } from './project.ts';

/** Writes a new paper; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [name] = args.positionals;
  if (name === undefined) throw new UsageError(`Which folder? ${commandLine('init paper')}`);
  const dir = resolve(name);
  if (statSync(dir, { throwIfNoEntry: false })?.isFile())
    throw new CommandError(`${name} is a file; name a folder.`);
  // Before anything is asked: every paper has these.
  refuse(dir, ['content', 'package.json']);
  const paper = await completePaper(typedPaper(args), args.flag('yes') === true);
  const files = new Map<string, string | Uint8Array>([
    ...projectFiles(paper),
    ...[...contentFiles(paper, new Date())].map(([path, bytes]) => [`content/${path}`, bytes] as const),
  ]);
  const written = besideOthers(dir, files);
  refuse(
    dir,
    [...written.keys()].filter((path) => path !== IGNORED),
  );
  for (const [path, bytes] of written) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  }
  console.log([...written.keys()].map((path) => shownPath(join(dir, path))).join('\n'));
  console.error(nextText(dir, written.has(README) ? README : OWN_README));
  return 0;
}

const [README, OWN_README, IGNORED] = ['README.md', 'DATELINE.md', '.gitignore'];

/** The files of a paper in a folder that may be a repository already: its README stays, and its list of ignored files is added to. */
function besideOthers(
  dir: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): ReadonlyMap<string, string | Uint8Array> {
  const hasReadme = existsSync(join(dir, README));
  const ignored = join(dir, IGNORED);
  return new Map(
    [...files].map(([path, bytes]) => {
      if (path === README && hasReadme) return [OWN_README, bytes];
      return path === IGNORED && existsSync(ignored)
        ? [path, withLines(readFileSync(ignored, 'utf8'), String(bytes))]
        : [path, bytes];
    }),
  );
}

/** A text with those of the lines that it lacks at its end. */
function withLines(text: string, lines: string): string {
  const present = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.split('\n').filter((line) => line !== '' && !present.has(line));
  return `${[text.replace(/\n$/, ''), ...missing].filter((line) => line !== '').join('\n')}\n`;
}

/** Throws a CommandError that names each of these that is there already. */
function refuse(dir: string, paths: readonly string[]): void {
  const present = paths.filter((path) => existsSync(join(dir, path)));
  if (present.length === 0) return;
  throw new CommandError(
    `Nothing was written, as it would overwrite what is there: ${present.map((path) => shownPath(join(dir, path))).join(', ')}. Name another folder, or move these away.`,
  );
}

function nextText(dir: string, readme: string): string {
  const place = shownPath(dir);
  const lines = [
    ...(place === '.' ? [] : [`  cd ${/\s/.test(place) ? `"${place}"` : place}`]),
    '  npm install',
    '  npm start           # http://localhost:8787',
  ];
  return `\nNext:\n${lines.join('\n')}\n\n${readme} there says how an article is written, and what to do before it is deployed.`;
}
