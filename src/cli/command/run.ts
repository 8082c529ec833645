import { type ParseArgsConfig, parseArgs } from 'node:util';
import { printable } from '../../content/problems/printable.ts';
import { type CommandSpec, helpOption, helpText } from './command-spec.ts';

/** What a command was args; the values of an option in the order written. */
export type ParsedArgs = {
  readonly positionals: readonly string[];
  /** The last value of an option. */
  one(name: string): string | undefined;
  all(name: string): readonly string[];
  /** A switch; undefined where neither it nor its opposite is written. */
  flag(name: string): boolean | undefined;
};

/** Wrong use of a command; the message says what is wrong. */
export class UsageError extends Error {}

/** Something a person can put right, by what the message says. */
export class CommandError extends Error {
  /** The exit code. */
  readonly code: number;

  constructor(message: string, code = 1) {
    super(message);
    this.code = code;
  }
}

/** Runs a command: its help, its work, or what is wrong with its arguments. Returns the exit code; throws what is a fault of the program. */
export async function run(
  spec: CommandSpec,
  argv: readonly string[],
  work: (args: ParsedArgs) => Promise<number>,
): Promise<number> {
  try {
    const args = read(spec, argv);
    if (!args.flag('help')) return await work(args);
    console.log(helpText(spec));
    return 0;
  } catch (error) {
    if (error instanceof CommandError) return printError(error.message, error.code);
    if (error instanceof UsageError) return printError(`${error.message}\n\n${helpText(spec)}`, 2);
    if (isUsage(error)) return printError(`${parserText(error)}\n\n${helpText(spec)}`, 2);
    const advice = systemAdvice(error);
    if (advice !== undefined) return printError(advice, 1);
    throw error;
  }
}

function read(spec: CommandSpec, argv: readonly string[]): ParsedArgs {
  const options = Object.fromEntries(
    [...spec.options, helpOption].flatMap(({ name, short, value, negative }) => [
      [name, { type: value === undefined ? 'boolean' : 'string', multiple: true, ...(short && { short }) }],
      // What the parser knows of switches alone.
      ...(negative ? [[`no-${name}`, { type: 'boolean', multiple: true }]] : []),
    ]),
    // The literal types are those that `type` is given above.
  ) as NonNullable<ParseArgsConfig['options']>;
  const { values, positionals } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    allowNegative: true,
  });
  const all = (name: string) => [values[name] ?? []].flat();
  const most = spec.arguments.some(({ several }) => several)
    ? Number.POSITIVE_INFINITY
    : spec.arguments.length;
  if (positionals.length > most && most === 0)
    throw new UsageError(`It takes no argument: ${positionals.join(' ')}${hintFor(spec, positionals)}`);
  if (positionals.length > most)
    throw new UsageError(`One ${spec.arguments[0]?.name} at a time, not ${positionals.join(' ')}`);
  return {
    positionals,
    all: (name) => all(name).filter((each) => typeof each === 'string'),
    one: (name) =>
      all(name)
        .filter((each) => typeof each === 'string')
        .at(-1),
    flag: (name) =>
      all(name)
        .filter((each) => typeof each === 'boolean')
        .at(-1),
  };
}

/** A folder without a name is meant to be the content folder. */
function hintFor({ options }: CommandSpec, [folder = '']: readonly string[]): string {
  return options.some(({ name }) => name === 'content')
    ? `. To name the content folder: --content ${folder}`
    : '';
}

function isUsage(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** Without the parser's advice on arguments that begin with a hyphen, which takes any wrong option for one. */
const parserText = ({ message }: Error): string => message.replace(/\. To specify a positional.*$/s, '.');

/** What the machine refuses, by the system's code, with what would help. */
const REFUSALS: Readonly<Record<string, string>> = {
  ...{ EACCES: 'Give the program the right to, or name another place', EPERM: 'Name another place' },
  ...{ EROFS: 'Name another place, as nothing can be written there' },
  ...{ ENOSPC: 'Make room on the disk', EDQUOT: 'Make room, as the quota is used up', EIO: 'Check the disk' },
};

/** What is said of a file or folder that the system keeps from a command; undefined: it is another error. */
function systemAdvice(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || 'address' in error) return undefined;
  const help = 'code' in error ? REFUSALS[String(error.code)] : undefined;
  return help && `The command cannot go on: ${printable(error.message)}. ${help}, and run it again.`;
}

function printError(text: string, status: number): number {
  console.error(text);
  return status;
}
