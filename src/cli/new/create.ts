import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { reserved } from '../../content/site/permalink.ts';
import { slug } from '../../content/site/slug.ts';
import { instant, newsroomTime, readTime } from '../../content/source/time.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { shownPath, typedPath } from '../path.ts';
import { problemLine } from '../start/report.ts';
import { ask } from './ask.ts';
import { type Details, knownSpelling, type Newsroom, typedDetails } from './details.ts';
import { articleText, firstFree, mintId, nameFor } from './draft.ts';
import { edit } from './editor.ts';
import { newsroom } from './newsroom.ts';
import { pictureFor, place } from './picture.ts';

/** Writes a new article; the exit code. Standard output gets the path alone, standard error everything else. */
export async function create(args: ParsedArgs): Promise<number> {
  const room = await newsroom(resolve(contentFolder(args)), process.env.SITE_URL);
  const typed = typedDetails(args, room.sections);
  const date = dateOf(args.one('date'), room.timezone);
  const body = bodyFrom(args.one('body'), typed.headline !== undefined && typed.section !== undefined);
  const details =
    typed.headline !== undefined && typed.section !== undefined
      ? {
          ...typed,
          headline: typed.headline,
          section: typed.section,
          authors: typed.authors ?? [],
          tags: typed.tags ?? [],
        }
      : await ask(typed, room);
  const draft = args.flag('draft') ?? body.trim() === '';
  const file = write({ room, details: inSpelling(details, room), date, draft, body });
  const path = shownPath(join(room.dir, file));
  console.log(path);
  await open(args.flag('edit'), join(room.dir, file));
  const problems = await room.problemsOf(file);
  for (const problem of problems) console.error(problemLine(room.dir, problem, process.stderr));
  console.error(next(path, readFileSync(join(room.dir, file), 'utf8')));
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function dateOf(text: string | undefined, timezone: string): Date {
  if (text === undefined) return new Date();
  const read = readTime(text);
  if (typeof read === 'string') throw new UsageError(`--date: ${read}`);
  return instant(read, timezone).date;
}

function bodyFrom(file: string | undefined, complete: boolean): string {
  if (file === undefined) return '';
  if (file === '-' && !complete)
    throw new UsageError('With --body - nothing can be asked: give --headline and --section too.');
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`--body names a file, or - for standard input: ${reason}`);
  }
}

function inSpelling(details: Details, { authors, tags }: Newsroom): Details {
  return {
    ...details,
    authors: [...new Set(details.authors.map((name) => knownSpelling(name, authors)))],
    tags: [...new Set(details.tags.map((name) => knownSpelling(name, tags)))],
  };
}

type NewArticle = {
  readonly room: Newsroom;
  readonly details: Details;
  readonly date: Date;
  readonly draft: boolean;
  readonly body: string;
};

/** The new file, relative to the content folder. */
function write({ room, details, date, draft, body }: NewArticle): string {
  const { folder, path } = details.section;
  const isTaken = (name: string) =>
    reserved(`/${path}/${name}`, 'article') !== undefined ||
    [name, `${name}.md`, `${name}.markdown`].some((each) => existsSync(join(room.dir, folder, each)));
  const requestedSlug = details.slug === undefined ? undefined : slug(details.slug.replace(/\.md$/i, ''));
  if (requestedSlug !== undefined && isTaken(requestedSlug))
    throw new CommandError(
      `${shownPath(join(room.dir, folder, `${requestedSlug}.md`))} is taken: there is something at that address. Choose another --slug.`,
    );
  const name = requestedSlug ?? firstFree(nameFor(details.headline), isTaken);
  const file = posix.join(folder, `${name}.md`);
  const target = join(room.dir, file);
  const picture =
    details.image === undefined ? undefined : pictureFor(details.image, { dir: room.dir, folder });
  const schema = resolve(import.meta.dirname, '../../../schema/article.json');
  const text = articleText({
    details,
    id: mintId(room, { name, date }),
    date: newsroomTime(date, room.timezone),
    draft,
    body,
    picture: picture?.reference,
    schema: isShared(schema, target) ? typedPath(relative(dirname(target), schema)) : undefined,
  });
  writeFileSync(target, text, { flag: 'wx' });
  if (picture) place(picture);
  return file;
}

/** Whether the content folder is kept with the program or with the package, as the schema's path is then the same for everybody. */
function isShared(schema: string, target: string): boolean {
  const root = schema.replace(/[\\/]node_modules[\\/].*|[\\/]schema[\\/][^\\/]*$/s, '');
  return existsSync(schema) && !relative(root, target).startsWith('..');
}

async function open(openEditor: boolean | undefined, file: string): Promise<void> {
  const editor = process.env.VISUAL || process.env.EDITOR;
  const terminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
  if (!editor && openEditor) throw new CommandError('Neither VISUAL nor EDITOR names an editor.');
  if (!editor || !(openEditor ?? terminal)) return;
  const outcome = await edit(editor, file);
  if (outcome !== 0)
    console.error(`${editor}: ${typeof outcome === 'string' ? outcome : `ended with ${outcome}`}`);
}

function next(path: string, text: string): string {
  const draft = /^draft: true$/m.test(text);
  const write = `Write it in ${path}`;
  const advice = [
    draft
      ? `${write}; take the line “draft: true” out when it may be published.`
      : 'It is published from its date on.',
    `${commandLine(`preview ${/\s/.test(path) ? `"${path}"` : path}`)} shows it as readers will see it; ${commandLine('check')} judges it.`,
  ];
  return styleText('dim', advice.join('\n'), { stream: process.stderr });
}
