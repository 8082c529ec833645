import { createInterface, type Interface } from 'node:readline';
import { styleText } from 'node:util';
import { CommandError, UsageError } from '../command/run.ts';
import { deskTree, sectionNamed } from './desk.ts';
import type { Details, TypedDetails } from './details.ts';
import { line, split } from './details.ts';
import type { Newsroom } from './newsroom.ts';

type PromptQuestion = { readonly prompt: string; readonly words?: readonly string[] };

/** Asks on standard error for what is not told, and reads answers from standard input, a terminal or not. */
export async function ask(details: TypedDetails, room: Newsroom): Promise<Details> {
  let words: readonly string[] = [];
  const terminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
  const reader = createInterface({
    input: process.stdin,
    output: process.stderr,
    terminal,
    completer: (typed: string) => complete(typed, words),
  });
  const lines = reader[Symbol.asyncIterator]();
  const answer = async (question: PromptQuestion): Promise<string | undefined> => {
    words = question.words ?? [];
    reader.setPrompt(styleText('bold', `${question.prompt} `, { stream: process.stderr }));
    reader.prompt();
    const { value, done } = await lines.next();
    return done ? undefined : line(value);
  };
  try {
    return await interview(details, room, answer);
  } finally {
    end(reader, terminal);
  }
}

type Prompt = (question: PromptQuestion) => Promise<string | undefined>;

async function interview(details: TypedDetails, room: Newsroom, answer: Prompt): Promise<Details> {
  const headline = details.headline ?? (await insist(answer, { prompt: 'Headline:' }, '--headline'));
  const section = details.section ?? (await chooseDesk(room, answer));
  const optional = async (prompt: string, words?: readonly string[]) =>
    (await answer({ prompt, ...(words && { words }) })) ?? '';
  const description = details.description ?? (await optional('Line under the headline, if any:'));
  const authors =
    details.authors ??
    split(await optional(`Authors, commas between (Enter: ${room.organisation}):`, room.authors));
  const tags = details.tags ?? split(await optional('Tags, commas between:', room.tags));
  const image = details.image ?? (await optional('Picture, a file or a URL, if any:'));
  const pictured = image === '' ? {} : await askOfPicture(details, optional);
  return {
    ...details,
    headline,
    section,
    authors,
    tags,
    ...(description !== '' && { description }),
    ...(image !== '' && { image, ...pictured }),
  };
}

async function askOfPicture(details: TypedDetails, optional: (prompt: string) => Promise<string>) {
  const alt = details.alt ?? (await optional('What the picture shows, for those who do not see it:'));
  const caption = details.caption ?? (await optional('Caption, if any:'));
  const credit = details.credit ?? (await optional('Credit, if any:'));
  return { ...(alt && { alt }), ...(caption && { caption }), ...(credit && { credit }) };
}

async function chooseDesk({ sections: desks }: Newsroom, answer: Prompt): Promise<Details['section']> {
  process.stderr.write(`${deskTree(desks)}\n`);
  for (;;) {
    const words = desks.map(({ path }) => path);
    const section = sectionNamed(
      await insist(answer, { prompt: 'Section, by number or name:', words }, '--section'),
      desks,
    );
    if (typeof section !== 'string') return section;
    process.stderr.write(`${section}\n`);
  }
}

/** Asks until there is an answer; throws when nobody is there to give one. */
async function insist(answer: Prompt, question: PromptQuestion, flag: string): Promise<string> {
  for (;;) {
    const text = await answer(question);
    if (text === undefined) throw nobody(flag);
    if (text !== '') return text;
  }
}

function nobody(flag: string): Error {
  return process.stdin.isTTY
    ? new CommandError('\nNothing was written.')
    : new UsageError(`\n${flag} is missing, and nobody is there to ask.`);
}

/** After a comma, the next name. */
function complete(typed: string, words: readonly string[]): [string[], string] {
  const last = typed.slice(typed.lastIndexOf(',') + 1).trimStart();
  return [words.filter((word) => word.toLowerCase().startsWith(last.toLowerCase())), last];
}

/** A terminal is handed on to the editor; a pipe that stays open would keep the program waiting. */
function end(reader: Interface, terminal: boolean): void {
  reader.close();
  if (!terminal) process.stdin.unref?.();
}
