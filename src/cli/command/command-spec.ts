import { programName } from './command-line.ts';

/** An option of a command, written `--name`. Without `value` it is a switch. */
export type Option = {
  readonly name: string;
  readonly short?: string;
  /** How help shows the value: `DIR`. */
  readonly value?: string;
  readonly multiple?: boolean;
  /** `--no-name` says the opposite. */
  readonly negative?: boolean;
  readonly text: string;
};

/** An argument of a command: a value without a name. */
export type Argument = {
  readonly name: string;
  /** There may be more than one. */
  readonly several?: boolean;
  readonly text: string;
};

/** A command, for its help and its parser. */
export type CommandSpec = {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** What follows the command's name, for the usage line. */
  readonly usage: string;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  readonly environment?: readonly (readonly [name: string, text: string])[];
  readonly examples: readonly string[];
  /** What each exit code means. */
  readonly exits: readonly (readonly [code: number, text: string])[];
};

/** Every command has it. */
export const helpOption: Option = { name: 'help', short: 'h', text: 'prints this' };

/** A line as it is typed: by npx where the package is installed; where npm runs the command, as its script, with two dashes before what npm is to pass on. */
function typed(line: string): string {
  return line.replace(
    /(?<![\w/-])dateline ([a-z-]+)( (?![|>]))?/,
    (whole, name: string, more: string | undefined) => {
      if (name !== process.env.npm_lifecycle_event) return whole.replace('dateline', programName());
      return `npm ${name === 'start' ? name : `run ${name}`}${more ? ' -- ' : ''}`;
    },
  );
}

/** Every command heeds them. */
const COLORS = [
  ['NO_COLOR', 'no colors'],
  ['FORCE_COLOR', 'colors where there is no terminal, too'],
] as const;

/** The help of a command, as a terminal shows it. */
export function helpText(spec: CommandSpec): string {
  const { name, summary, usage, environment = [], examples, exits } = spec;
  const rows = [
    ...spec.arguments.map((each) => [each.name, each.text] as const),
    ...[...spec.options, helpOption].map((option) => [spelling(option), option.text] as const),
  ];
  return [
    summary,
    `Usage: ${typed(`dateline ${name}${usage === '' ? '' : ` ${usage}`}`)}`,
    table(rows),
    `Environment:\n${table([...environment, ...COLORS])}`,
    `Examples:\n${examples.map((example) => `  ${typed(example)}`).join('\n')}`,
    `Exit code:\n${table(exits.map(([code, text]) => [String(code), text]))}`,
  ].join('\n\n');
}

function spelling({ name, short, value, negative }: Option): string {
  const long =
    negative && value !== undefined
      ? `--${name} ${value}, --no-${name}`
      : `${negative ? '--[no-]' : '--'}${name}${value === undefined ? '' : ` ${value}`}`;
  return short === undefined ? long : `-${short}, ${long}`;
}

/** Texts of several lines stay beside what they are about. */
function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  const next = `\n${' '.repeat(width + 4)}`;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right.replaceAll('\n', next)}`).join('\n');
}
