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
export type Argument = { readonly name: string; readonly completes?: Completes; readonly text: string };

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

/** The help of a command, as a terminal shows it. */
export function helpText(manual: Manual): string {
  const { name, summary, usage, environment = [], examples, exits } = manual;
  const rows = [
    ...manual.arguments.map((each) => [each.name, each.text] as const),
    ...[...manual.options, helpOption].map((option) => [spelling(option), option.text] as const),
  ];
  return [
    summary,
    `Usage: npm run ${name}${usage === '' ? '' : ` ${usage}`}`,
    table(rows),
    ...(environment.length > 0 ? [`Environment:\n${table(environment)}`] : []),
    `Examples:\n${examples.map((example) => `  ${example}`).join('\n')}`,
    `Exit code: ${exits.map(([code, text]) => `${code} ${text}`).join(', ')}.`,
  ].join('\n\n');
}

function spelling({ name, short, value, negative }: Option): string {
  const long = `${negative ? '--[no-]' : '--'}${name}${value === undefined ? '' : ` ${value}`}`;
  return short === undefined ? long : `-${short}, ${long}`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
