import { createInterface, type Interface } from 'node:readline';
import { styleText } from 'node:util';
import { CommandError, UsageError } from './run.ts';
import { line } from './typed-text.ts';

/** A question, and what Tab completes to. */
export type PromptQuestion = { readonly prompt: string; readonly words?: readonly string[] };

/** The answer on one line, empty where there is none; undefined once input has ended. */
export type Prompt = (question: PromptQuestion) => Promise<string | undefined>;

/** Asks on standard error, and reads answers from standard input, a terminal or not, for as long as the work goes on. */
export async function withPrompt<Value>(work: (prompt: Prompt) => Promise<Value>): Promise<Value> {
  let words: readonly string[] = [];
  const terminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
  const reader = createInterface({
    input: process.stdin,
    output: process.stderr,
    terminal,
    completer: (typed: string) => complete(typed, words),
  });
  const lines = reader[Symbol.asyncIterator]();
  try {
    return await work(async (question) => {
      words = question.words ?? [];
      reader.setPrompt(styleText('bold', `${question.prompt} `, { stream: process.stderr }));
      reader.prompt();
      const { value, done } = await lines.next();
      return done ? undefined : line(value);
    });
  } finally {
    end(reader, terminal);
  }
}

/** Asks until there is an answer; throws when nobody is there to give one. */
export async function insist(prompt: Prompt, question: PromptQuestion, flag: string): Promise<string> {
  for (;;) {
    const text = await prompt(question);
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
