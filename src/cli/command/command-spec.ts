/** What completes a value in a shell: one of these words, a file, a folder, an article's file, or what the content folder has. */
export type Completes = readonly string[] | 'file' | 'folder' | 'article' | 'section' | 'partner';

/** An option of a command, written `--name`. Without `value` it is a switch. */
export type Option = {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in help: `DIR`. */
  readonly value?: string;
  readonly multiple?: boolean;
  /** `--no-name` says the opposite. */
  readonly negative?: boolean;
  readonly completes?: Completes;
  readonly text: string;
};

/** What stands in a command without dashes. */
export type Argument = {
  readonly name: string;
  /** There may be more than one. */
  readonly several?: boolean;
  readonly completes?: Completes;
  readonly text: string;
};

/** A command as its help, its parser and a shell's completion know it. */
export type Manual = {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** What follows `npm run name`, for the usage line. */
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

/** How a command is called. */
export const calling = (name: string): string => (name === 'start' ? 'npm start' : `npm run ${name}`);

/** Every command heeds them. */
const COLOURS = [
  ['NO_COLOR', 'no colours'],
  ['FORCE_COLOR', 'colours where there is no terminal, too'],
] as const;

/** The help of a command, as a terminal shows it. */
export function helpText(manual: Manual): string {
  const { name, summary, usage, environment = [], examples, exits } = manual;
  const rows = [
    ...manual.arguments.map((each) => [each.name, each.text] as const),
    ...[...manual.options, helpOption].map((option) => [spelling(option), option.text] as const),
  ];
  return [
    summary,
    `Usage: ${calling(name)}${usage === '' ? '' : ` ${usage}`}`,
    table(rows),
    `Environment:\n${table([...environment, ...COLOURS])}`,
    `Examples:\n${examples.map((example) => `  ${example}`).join('\n')}`,
    `Exit code:\n${table(exits.map(([code, text]) => [String(code), text]))}`,
  ].join('\n\n');
}

function spelling({ name, short, value, negative }: Option): string {
  const long = `${negative ? '--[no-]' : '--'}${name}${value === undefined ? '' : ` ${value}`}`;
  return short === undefined ? long : `-${short}, ${long}`;
}

/** Texts of several lines stay beside what they are about. */
function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  const next = `\n${' '.repeat(width + 4)}`;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right.replaceAll('\n', next)}`).join('\n');
}
